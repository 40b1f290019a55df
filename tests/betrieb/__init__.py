"""What happens when something breaks for real: servers, processes, the way between them?"""
