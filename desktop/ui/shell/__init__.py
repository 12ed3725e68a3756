"""The frame of the window: `Shell`, and what a screen declares to stand in it."""
