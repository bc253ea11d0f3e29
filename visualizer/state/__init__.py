"""What the views share: small QObjects whose signals say that something changed.

Imports core and QtCore only. Signals carry nothing: whoever hears one pulls what it
needs. Setters are silent when nothing changes; arrays handed out are read-only.
"""
