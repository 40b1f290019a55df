"""Does a cluster of three servers survive the loss of its primary? Runs on demand: ``make test-cluster``."""
