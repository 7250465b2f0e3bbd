"""What ``hfscore doctor`` says: what was found, and what to do."""
