"""What a rule means as hashes, who has signed which meaning, and the ledger of signatures."""
