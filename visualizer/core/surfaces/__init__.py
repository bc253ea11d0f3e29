"""Functions to descend, one a file, with exact gradients and Hessians."""
