"""What makes such add-ins fail, judged from facts observed at the rim; nothing here looks or raises."""
