"""Points and networks worth looking at on the boundaries page, those of the notes first."""
