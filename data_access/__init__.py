"""How are the reporting data stored, and which questions may be asked of them?"""
