"""Reasons to doubt a count: each with its evidence, its effect on the scores, and children to look at."""
