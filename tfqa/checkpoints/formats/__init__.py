"""Files that others write: each format to a configuration and named tensors."""
