"""Editing an .xlsx file part by part: what is not named stays as it was, byte for byte."""
