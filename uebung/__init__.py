"""How does a complete register come about that is invented and yet adds up to everything that was published?

``lieferungen.pakete(seed)`` makes deliveries that the ordinary loading takes: the real territory, the published figures as
bundled, and invented courses of Kommunen and money. The same seed always gives the same deliveries. Nobody's name occurs.
"""
