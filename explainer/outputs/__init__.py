"""What an explanation becomes: text, PDF, pages to print."""
