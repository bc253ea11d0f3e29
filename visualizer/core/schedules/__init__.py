"""What becomes of the learning rate from step to step, one schedule a file."""
