"""Pipelines as SavedModels that need TensorFlow alone."""
