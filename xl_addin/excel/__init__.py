"""The functions that people type into cells: one table, and the spreadsheets that are served from it."""
