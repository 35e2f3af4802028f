"""What a step, a batch or a token costs."""
