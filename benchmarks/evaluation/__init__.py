"""Trained models measured on real test sets."""
