"""Formulas that somebody types: read, written back, derived, computed; nothing is ever run.

A text becomes tokens, the tokens a graph in which every part stands once. Derivatives are
further parts of the same graph, so what is shown is what is computed, and a derivative
is never larger than a small multiple of its function.
"""
