"""Experiments that change one thing, over several seeds."""
