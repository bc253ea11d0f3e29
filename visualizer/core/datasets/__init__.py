"""Data sets by name, one a file; each ``load()`` gives an `ImageDataset`."""
