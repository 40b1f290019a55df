"""What does the matter consist of, independent of any framework?"""
