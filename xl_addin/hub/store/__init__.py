"""What was ever answered, kept with its date: one SQLite file, shared by every process of the machine."""
