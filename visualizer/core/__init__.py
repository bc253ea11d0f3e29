"""What is true without a screen: numbers, networks, data sets and plain records.

Imports numpy and the standard library only: no Qt, no Keras. Files dropped into
``optimizers``, ``surfaces``, ``datasets`` and ``presets`` are found by ``registry``.
"""
