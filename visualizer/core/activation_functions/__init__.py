"""Activation functions of one net input, one a file."""
