"""Points of two to six classes on the plane to train on, one kind a file."""
