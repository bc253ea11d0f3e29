"""Trains a Keras model many batches a call, in one compiled loop."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import keras

# Places for results in one call. A call is meant to take 10 ms, and no batch of a network
# worth watching takes less than 10 us.
MOST_BATCHES = 1024


class CompiledSteps:
    """Training steps of a compiled Keras model, run by XLA instead of by `Model.fit`.

    Each step is what ``Model.train_step`` does with the model's own loss and optimizer:
    forward with ``training=True``, gradient, update. The loop around the steps is compiled
    with them, and its number of rounds is an argument: any number of batches runs in one
    call, gives the same bits as one by one, and compiles nothing anew. The images stay
    bytes; every step gathers its own by their indices.

    Parameters
    ----------
    model : keras.Model
        Compiled with an optimizer and a loss of whole-number labels.
    images : array of uint8, shape (n_images, 28, 28)
        Indexed by the orders given to `start_epoch`.
    labels : array of int, shape (n_images,)
    batch_size : int
        At most ``n_train``.
    n_train : int
        Length of an epoch's order, at most ``n_images``.
    """

    def __init__(
        self,
        model: keras.Model,
        images: np.ndarray,
        labels: np.ndarray,
        batch_size: int,
        n_train: int,
    ) -> None:
        import tensorflow as tf

        self.batch_size = batch_size
        self.n_batches = -(-n_train // batch_size)
        self._n_full = n_train // batch_size
        self._n_train = n_train
        self._model = model
        self._images = tf.constant(images)
        self._labels = tf.constant(labels)
        self._order = tf.zeros([n_train], tf.int32)
        self._full_batches: Any = None
        self._last_batch: Any = None

    def compile(self) -> None:
        """Trace and compile; takes about a second. Where XLA cannot, TensorFlow runs it."""
        import tensorflow as tf

        # Makes the optimizer's variables, which a traced function must not make.
        self._model.optimizer.build(self._model.trainable_variables)
        try:
            self._trace(jit_compile=True)
        except tf.errors.OpError:
            logging.getLogger(__name__).info("XLA cannot compile this model", exc_info=True)
            self._trace(jit_compile=False)

    def start_epoch(self, order: np.ndarray) -> None:
        """Use ``order`` from now on: array of int32, shape (n_train,), indices of images."""
        import tensorflow as tf

        self._order = tf.constant(order, tf.int32)

    def most_batches(self, first_batch: int) -> int:
        """Return how many batches one `run` can take from ``first_batch`` on, 1 or more."""
        return min(max(1, self._n_full - first_batch), MOST_BATCHES)

    def run(self, first_batch: int, n_batches: int) -> tuple[np.ndarray, np.ndarray]:
        """Train on some batches of the epoch.

        Parameters
        ----------
        first_batch : int
            Counted from 0 at the start of the epoch.
        n_batches : int
            1 to `most_batches` of ``first_batch``.

        Returns
        -------
        loss : array of float32, shape (n_batches,)
            Loss of each batch before its update.
        accuracy : array of float32, shape (n_batches,)
            Share of each batch classified rightly before its update (0 to 1).
        """
        loop = self._full_batches if first_batch < self._n_full else self._last_batch
        return self._call(loop, first_batch, n_batches)

    def _trace(self, jit_compile: bool) -> None:
        """Compile both kinds of batches, by running none of them."""
        self._full_batches = self._loop(self.batch_size, jit_compile)
        self._call(self._full_batches, 0, 0)
        if remainder := self._n_train % self.batch_size:
            self._last_batch = self._loop(remainder, jit_compile)
            self._call(self._last_batch, 0, 0)

    def _call(self, loop: Any, first_batch: int, n_run: int) -> tuple[np.ndarray, np.ndarray]:
        import tensorflow as tf

        # As tensors: numbers of Python would be traced, and compiled, one by one.
        results = loop(self._order, tf.constant(first_batch * self.batch_size), tf.constant(n_run))
        loss, accuracy = (result.numpy()[:n_run].copy() for result in results)
        return loss, accuracy

    def _loop(self, n_images: int, jit_compile: bool) -> Any:
        """Return the function that trains on batches of ``n_images`` one after the other."""
        import tensorflow as tf

        offsets = tf.range(n_images)

        def train(order: Any, first_image: Any, n_run: Any) -> Any:
            def train_batch(batch: Any, losses: Any, accuracies: Any) -> Any:
                # Not tf.slice: with jit_compile, tensorflow 2.21 compiles anew (1 s) for
                # each new value of its start.
                indices = tf.gather(order, first_image + batch * n_images + offsets)
                loss, accuracy = self._step(
                    tf.gather(self._images, indices), tf.gather(self._labels, indices)
                )
                return (
                    batch + 1,
                    tf.tensor_scatter_nd_update(losses, [[batch]], [loss]),
                    tf.tensor_scatter_nd_update(accuracies, [[batch]], [accuracy]),
                )

            nothing = tf.zeros([MOST_BATCHES])
            _, losses, accuracies = tf.while_loop(
                lambda batch, *_: batch < n_run,
                train_batch,
                (0, nothing, nothing),
                parallel_iterations=1,
            )
            return losses, accuracies

        number = tf.TensorSpec([], tf.int32)
        return tf.function(
            train,
            input_signature=(tf.TensorSpec([self._n_train], tf.int32), number, number),
            autograph=False,
            jit_compile=jit_compile,
        )

    def _step(self, images: Any, labels: Any) -> tuple[Any, Any]:
        """Update the model once; return the batch's loss and accuracy before."""
        import keras
        import tensorflow as tf

        model = self._model
        with tf.GradientTape() as tape:
            probabilities = model(images, training=True)
            loss = model.compute_loss(images, labels, probabilities, training=True)
        gradients = tape.gradient(loss, model.trainable_variables)
        model.optimizer.apply(gradients, model.trainable_variables)
        right = keras.metrics.sparse_categorical_accuracy(labels, probabilities)
        return loss, tf.reduce_mean(right)
