"""Examples for BERT's two objectives: written, masked and batched."""
