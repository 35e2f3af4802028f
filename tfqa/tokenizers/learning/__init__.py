"""How a subword vocabulary is learned from text."""
