"""One module for each command, or for a few that belong together; each is imported when it is called."""
