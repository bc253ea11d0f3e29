"""Races to look at, those of the lecture notes first; presets of one idea share a file."""
