"""What did somebody mean who wrote a day, an amount, a key or a name by hand?"""
