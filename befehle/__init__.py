"""Which commands print figures and what lies behind them? ``cli.py`` is their door."""
