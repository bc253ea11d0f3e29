"""Networks with the settings a lecture note trains them by, one a file."""
