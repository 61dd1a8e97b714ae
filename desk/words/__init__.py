"""Words out to a file of Excel or Word, and back: for those who write best there."""
