"""What does the server answer besides the page itself: geometry, style, readiness, headers, refusals?"""
