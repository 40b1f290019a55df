"""How is a delivery opened that somebody sent: folder, workbook, archive?"""
