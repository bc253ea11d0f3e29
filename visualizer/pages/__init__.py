"""The tabs, one a file: which views a page shows and how they are laid out.

Imports views, widgets, state and core. No page imports another.
"""
