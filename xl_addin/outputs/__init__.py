"""What people see: builders return documents, callers save and send them."""
