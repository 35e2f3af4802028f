"""Sentence pairs in two languages, and batches of them."""
