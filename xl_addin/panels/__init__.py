"""Anybody's monthly counts, read from a file of theirs."""
