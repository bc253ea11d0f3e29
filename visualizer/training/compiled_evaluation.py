"""Loss and accuracy of a Keras model over many images, compiled and interruptible."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import DTypeLike

if TYPE_CHECKING:
    import keras

# Takes about 10 ms with 512 hidden units: between two chunks the evaluation can be given up,
# or stand still. Not measured on the way: another size gives other last bits.
CHUNK_SIZE = 500
# Kernels go over a whole image: an image takes them four times as long.
KERNEL_CHUNK_SIZE = 100


class CompiledEvaluation:
    """What ``Model.evaluate`` does, chunk by chunk in one compiled function.

    Parameters
    ----------
    model : keras.Model
        Compiled with a loss of whole-number labels.
    dtype : data type
        Of the images, or of the points.
    """

    def __init__(self, model: keras.Model, dtype: DTypeLike = np.uint8) -> None:
        import keras

        self._model, self._dtype = model, dtype
        has_kernels = any(isinstance(layer, keras.layers.Conv2D) for layer in model.layers)
        self._chunk_size = KERNEL_CHUNK_SIZE if has_kernels else CHUNK_SIZE
        self._chunk_sums: Any = None

    def compile(self) -> None:
        """Trace and compile; takes about half a second. Where XLA cannot, TensorFlow runs it."""
        import tensorflow as tf

        try:
            self._trace(jit_compile=True)
        except tf.errors.OpError:
            self._trace(jit_compile=False)

    def evaluate(
        self,
        images: np.ndarray,
        labels: np.ndarray,
        go_on: Callable[[], bool] = lambda: True,
    ) -> tuple[float, float] | None:
        """Return mean loss (nats) and accuracy (0 to 1), or None when given up.

        Parameters
        ----------
        images : array of uint8, shape (n_images, 28, 28), or float32, shape (n_images, n_features)
            Images, or what is known of points.
        labels : array of int, shape (n_images,)
        go_on : function without arguments
            Asked before each chunk; may wait; False gives the evaluation up.
        """
        import tensorflow as tf

        sums, size = np.zeros(2), self._chunk_size
        for start in range(0, len(images), size):
            if not go_on():
                return None
            chunk = slice(start, start + size)
            n_missing = size - len(images[chunk])
            # The last chunk is filled up with images that count nothing.
            weights = (np.arange(size) < size - n_missing).astype(np.float32)
            arrays = (
                np.pad(images[chunk], ((0, n_missing), *[(0, 0)] * (images.ndim - 1))),
                np.pad(labels[chunk], (0, n_missing)).astype(np.uint8),
                weights,
            )
            sums += self._chunk_sums(*map(tf.convert_to_tensor, arrays)).numpy()
        loss, accuracy = sums / len(images)
        return float(loss), float(accuracy)

    def _trace(self, jit_compile: bool) -> None:
        """Compile, by evaluating one image."""
        import tensorflow as tf

        size, shape = self._chunk_size, self._model.input_shape[1:]
        function = tf.function(self._sums, autograph=False, jit_compile=jit_compile)
        # A concrete function: choosing one by its arguments takes 0.4 ms a call.
        self._chunk_sums = function.get_concrete_function(
            tf.TensorSpec([size, *shape], self._dtype),
            tf.TensorSpec([size], tf.uint8),
            tf.TensorSpec([size], tf.float32),
        )
        self.evaluate(np.zeros((1, *shape), self._dtype), np.zeros(1, np.uint8))

    def _sums(self, images: Any, labels: Any, weights: Any) -> Any:
        """Return the sums of the images' losses and of the right answers, shape (2,)."""
        import keras
        import tensorflow as tf

        probabilities = self._model(images, training=False)
        loss = self._model.compute_loss(
            images, labels, probabilities, sample_weight=weights, training=False
        )
        # Keras divides by the number of images, those of weight 0 included; the penalty of
        # regularised weights it adds as it is.
        penalty = sum(self._model.losses)
        loss = self._chunk_size * (loss - penalty) + tf.reduce_sum(weights) * penalty
        right = keras.metrics.sparse_categorical_accuracy(labels, probabilities)
        return tf.stack([loss, tf.reduce_sum(right * weights)])
