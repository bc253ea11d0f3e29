"""Digits written by a stroke model of our own: strokes, pen, writer, and the script.

``python -m visualizer.core.handwriting.generator resources/handwriting.npz`` writes the
data set that ships with the program. Imports numpy and the core only.
"""
