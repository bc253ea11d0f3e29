"""Settings of the activations page worth looking at, those of the notes first."""
