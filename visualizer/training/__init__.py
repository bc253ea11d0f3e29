"""Keras without Qt: build a model, train it in compiled batches, publish events.

Imports core only. Keras and TensorFlow are imported inside functions, because the
first import takes seconds and must happen in the background thread.
"""
