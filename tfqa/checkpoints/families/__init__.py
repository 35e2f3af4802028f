"""How the world names the weights of each model family."""
