"""What the views share: small QObjects whose signals say that something changed.

Imports core, QtCore and what Qt keeps undo in. Signals carry nothing: whoever hears one
pulls what it needs. Setters are silent when nothing changes; arrays handed out are
read-only. What a person edits is an `EditableState`: every edit can be taken back.
"""
