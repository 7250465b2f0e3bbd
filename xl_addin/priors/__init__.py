"""What was learned from models whose growth is known, as files: the shipped one and the user's own."""
