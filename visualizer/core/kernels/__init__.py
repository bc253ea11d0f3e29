"""Kernels with a name: drop a file in, and it can be chosen."""
