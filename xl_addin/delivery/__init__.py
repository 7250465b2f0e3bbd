"""How messages leave this machine, each once: the one road to a mail server, and other channels."""
