"""Rules that turn a gradient into a step, one a file, with Keras's names and defaults."""
