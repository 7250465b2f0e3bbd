"""What deserves an alert: how unusual a month is, what holds over a whole list, what broke, who overtakes."""
