"""Questions about a page, in SQuAD's format, cut into windows and batched."""
