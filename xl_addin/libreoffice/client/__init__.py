"""What runs inside the office, in the office's own Python: the standard library only, Python 3.8 or newer."""
