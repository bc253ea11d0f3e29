"""The compiled evaluation against Keras's."""

from functools import partial

import pytest

from visualizer.core.training_config import TrainingConfig
from visualizer.training.compiled_evaluation import CHUNK_SIZE, CompiledEvaluation
from visualizer.training.model_builder import build_model


@pytest.fixture(scope="module")
def model(digits):
    model = build_model(TrainingConfig(preset="lecture-20-20", optimizer="adam"))
    model.fit(digits.x_train, digits.y_train, verbose=0)
    return model


@pytest.fixture(scope="module")
def evaluation(model):
    evaluation = CompiledEvaluation(model)
    evaluation.compile()
    return evaluation


@pytest.mark.parametrize("n_images", [1, 499, CHUNK_SIZE, 501, 620])
def test_it_agrees_with_keras(n_images, model, evaluation, digits):
    images, labels = digits.x_test[:n_images], digits.y_test[:n_images]
    expected = model.evaluate(images, labels, verbose=0)
    assert evaluation.evaluate(images, labels) == pytest.approx(expected, rel=1e-5)


def test_it_follows_the_weights(model, evaluation, digits):
    before = evaluation.evaluate(digits.x_test, digits.y_test)
    model.fit(digits.x_train, digits.y_train, verbose=0)
    after = evaluation.evaluate(digits.x_test, digits.y_test)
    assert after[0] < before[0]
    assert after == pytest.approx(model.evaluate(digits.x_test, digits.y_test, verbose=0), rel=1e-5)


def test_it_can_be_given_up_between_chunks(evaluation, digits):
    answers = iter([True, False])
    assert evaluation.evaluate(digits.x_test, digits.y_test, lambda: next(answers)) is None
    assert next(answers, "asked no more") == "asked no more"


def test_kernels_are_given_up_as_soon(evaluation, digits):
    model = build_model(TrainingConfig(preset="cnn"))
    kernels = CompiledEvaluation(model)
    kernels.compile()
    asked = {evaluation: 0, kernels: 0}

    def go_on(evaluated):
        asked[evaluated] += 1
        return True

    for each in asked:
        mean = each.evaluate(digits.x_test, digits.y_test, partial(go_on, each))
    assert mean == pytest.approx(model.evaluate(digits.x_test, digits.y_test, verbose=0), rel=1e-5)
    # 620 images: an image takes the kernels four times as long.
    assert asked == {evaluation: 2, kernels: 7}


def test_a_model_that_cannot_be_compiled_is_evaluated_all_the_same(digits):
    import keras
    import tensorflow as tf

    @keras.saving.register_keras_serializable("tests")
    class InPython(keras.layers.Layer):
        def call(self, inputs):
            outputs = tf.numpy_function(lambda x: x, [inputs], tf.float32)
            return tf.ensure_shape(outputs, inputs.shape)

    model = keras.Sequential(
        [
            keras.Input((28, 28)),
            keras.layers.Flatten(),
            InPython(),
            keras.layers.Dense(10, "softmax"),
        ]
    )
    model.compile(loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    images, labels = digits.x_test / 255, digits.y_test
    evaluation = CompiledEvaluation(model, images.dtype)
    evaluation.compile()
    expected = model.evaluate(images, labels, verbose=0)
    assert evaluation.evaluate(images, labels) == pytest.approx(expected, rel=1e-5)
