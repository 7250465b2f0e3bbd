"""The VBA side: a macro workbook whose Basic is written here from text, without Excel."""
