"""Reusable Qt parts with no topic of their own: fields, bars, panels, charts, theme.

Imports state, core and Qt. What is here would look at home in any other program.
"""
