"""The add-in for LibreOffice Calc: made from the function table, put into the office, taken back."""
