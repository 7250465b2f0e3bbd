"""Alerts: what is seen beside the counts, what became of it from day to day, and how it is told."""
