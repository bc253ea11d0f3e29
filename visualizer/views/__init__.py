"""The panels, one a file, found automatically; each receives the session and nothing else.

Imports widgets, state and core. No view imports another.
"""
