"""What was proved, in words, and the people whom a proof found."""
