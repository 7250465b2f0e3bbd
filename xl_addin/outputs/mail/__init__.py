"""The mail with a report: its summary, its picture, its text, the whole message; nothing is sent here."""
