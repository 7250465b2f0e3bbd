"""The sheets of the watchlist workbook, each with its skeleton and its contents."""
