"""Logits worth looking at, with the lecture note they stand in, one a file."""
