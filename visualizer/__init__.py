"""The learning visualiser: see the first weeks of deep learning happen.

Rooms, each importing only those to its right::

    app > pages > views > widgets > state | training > core

``core`` is true without a screen, ``training`` is Keras without Qt, ``state`` is
what the views share, ``views`` are the panels, ``pages`` the tabs, ``app`` the shell.
"""

__version__ = "0.1.0"
