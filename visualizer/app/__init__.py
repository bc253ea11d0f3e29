"""The shell: the application, its window, the only thread, settings, the command line.

Imports everything; nothing imports it.
"""
