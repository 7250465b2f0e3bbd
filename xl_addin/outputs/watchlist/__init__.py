"""The watchlist workbook: what stands in it, where its cells are found again, and how it is made anew."""
