"""The local service: the functions of the table over HTTP, for spreadsheets that cannot call Python."""
