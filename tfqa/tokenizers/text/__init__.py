"""What stands between a text and its tokens: characters, spaces and words."""
