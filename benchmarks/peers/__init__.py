"""Other people's models, built to the same sizes."""
