"""Workbooks, sheet by sheet: the layout says what stands where, builders return openpyxl workbooks."""
