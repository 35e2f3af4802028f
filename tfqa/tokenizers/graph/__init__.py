"""The tokenizers as TensorFlow graphs, for exported models."""
