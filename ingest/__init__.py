"""How does a delivery get into the reporting database, whole or not at all?"""
