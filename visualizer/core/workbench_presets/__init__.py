"""Small networks to take apart, those of the lecture notes first, one a file."""
