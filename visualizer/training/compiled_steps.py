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
# So many images are laid out at a time in the order of the epoch, in about 5 ms: all 60,000
# would keep a button waiting for 30 ms, and each batch's alone take as long as a small step.
BLOCK_SIZE = 8192


class CompiledSteps:
    """Training steps of a compiled Keras model, run by XLA instead of by `Model.fit`.

    Each step is what ``Model.train_step`` does with the model's own loss and optimizer:
    forward with ``training=True``, gradient, update. The loop around the steps is compiled
    with them, and its number of rounds is an argument: any number of batches runs in one
    call, gives the same bits as one by one, and compiles nothing anew.

    Parameters
    ----------
    model : keras.Model
        Compiled with an optimizer and a loss of whole-number labels.
    images : array of uint8, shape (n_images, 28, 28), or float32, shape (n_images, n_features)
        Images, or what is known of points, as the model takes them; indexed by the orders
        given to `start_epoch`.
    labels : array of uint8, shape (n_images,)
    batch_size : int
        At most ``n_train``.
    n_train : int
        Length of an epoch's order, at most ``n_images``.

    Attributes
    ----------
    batch_size : int
    n_batches : int
        Batches of an epoch, the smaller last one included.
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
        self._n_full, self._n_left = divmod(n_train, batch_size)
        self._model = model
        # Shares the memory of the arrays, where tf.constant would copy 47 MB.
        self._images = tf.convert_to_tensor(images)
        self._labels = tf.convert_to_tensor(labels)
        self._order = np.empty(0, int)
        # Images and labels of one block of the epoch, batch by batch, as bytes; every block
        # has the same shape, so that one function takes them all.
        self._batches_a_block = max(1, min(self._n_full, BLOCK_SIZE // batch_size))
        self._block: tuple[Any, Any] | None = None
        self._block_number = -1
        # The smaller last batch is alone of its kind.
        self._last_batch: tuple[Any, Any] | None = None
        self._train_full: Any = None
        self._train_last: Any = None

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
        """Go back to the first batch, of another order.

        Parameters
        ----------
        order : array of int, shape (n_train,)
            Indices of images, batch after batch.
        """
        self._order = order
        self._block_number = -1
        if self._n_left:
            self._last_batch = self._gather(order[-self._n_left :].reshape(1, -1))

    def most_batches(self, first_batch: int) -> int:
        """Return how many batches one `run` can take from ``first_batch`` on, 1 or more."""
        if first_batch >= self._n_full:
            return 1
        left_in_block = self._batches_a_block - first_batch % self._batches_a_block
        return min(left_in_block, self._n_full - first_batch, MOST_BATCHES)

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
        if first_batch < self._n_full:
            number, first_in_block = divmod(first_batch, self._batches_a_block)
            self._lay_out(number)
            return _called(self._train_full, self._block, first_in_block, n_batches)
        return _called(self._train_last, self._last_batch, 0, 1)

    def _lay_out(self, number: int) -> None:
        if number == self._block_number:
            return
        full_batches = self._order[: self._n_full * self.batch_size].reshape(-1, self.batch_size)
        first = number * self._batches_a_block
        batches = full_batches[first : first + self._batches_a_block]
        # The last block is filled up with batches that nobody trains on.
        self._block = self._gather(np.resize(batches, (self._batches_a_block, self.batch_size)))
        self._block_number = number

    def _gather(self, indices: np.ndarray) -> tuple[Any, Any]:
        import tensorflow as tf

        return tf.gather(self._images, indices), tf.gather(self._labels, indices)

    def _trace(self, jit_compile: bool) -> None:
        """Compile for both kinds of batches, by training on none of them."""
        self.start_epoch(np.arange(self._n_full * self.batch_size + self._n_left))
        self._train_full = self._loop(self.batch_size, jit_compile)
        self._lay_out(0)
        _called(self._train_full, self._block, 0, 0)
        if self._n_left:
            self._train_last = self._loop(self._n_left, jit_compile)
            _called(self._train_last, self._last_batch, 0, 0)

    def _loop(self, n_images: int, jit_compile: bool) -> Any:
        """Return a function that trains on batches of ``n_images`` one after the other."""
        import tensorflow as tf

        def train(images: Any, labels: Any, first_batch: Any, n_batches: Any) -> Any:
            def train_batch(done: Any, losses: Any, accuracies: Any) -> Any:
                # Not tf.slice: with jit_compile, tensorflow 2.21 compiles anew (1 s) for each
                # new value of its start.
                batch = first_batch + done
                loss, accuracy = self._step(tf.gather(images, batch), tf.gather(labels, batch))
                return (
                    done + 1,
                    tf.tensor_scatter_nd_update(losses, [[done]], [loss]),
                    tf.tensor_scatter_nd_update(accuracies, [[done]], [accuracy]),
                )

            nothing = tf.zeros([MOST_BATCHES])
            _, losses, accuracies = tf.while_loop(
                lambda done, *_: done < n_batches,
                train_batch,
                (0, nothing, nothing),
                parallel_iterations=1,
            )
            return losses, accuracies

        number = tf.TensorSpec([], tf.int32)
        function = tf.function(train, autograph=False, jit_compile=jit_compile)
        # A concrete function: choosing one by its arguments takes 0.5 ms a call.
        return function.get_concrete_function(
            tf.TensorSpec([None, n_images, *self._images.shape[1:]], self._images.dtype),
            tf.TensorSpec([None, n_images], self._labels.dtype),
            number,
            number,
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


def _called(
    train: Any, batches: Any, first_batch: int, n_batches: int
) -> tuple[np.ndarray, np.ndarray]:
    import tensorflow as tf

    # As tensors: a function is traced, and compiled, for each number of Python anew.
    results = train(*batches, tf.constant(first_batch), tf.constant(n_batches))
    loss, accuracy = (result.numpy()[:n_batches].copy() for result in results)
    return loss, accuracy
