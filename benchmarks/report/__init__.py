"""The generated tables of recorded results."""
