"""Scenes of the convolution page worth looking at, those of the notes first."""
