"""What commands print or pipe, for each kind of thing: a table for the terminal, a flat one, a document."""
