"""The program on screen runs, and builds the network on screen."""

import contextlib
import io

import numpy as np
import pytest

from visualizer.core.activations import ACTIVATIONS
from visualizer.core.initialisation import INITIALISERS
from visualizer.core.keras_code import keras_code, layer_lines
from visualizer.core.layer_plan import ConvolutionPlan, LayerPlan, PoolingPlan
from visualizer.core.registry import discover
from visualizer.core.workbench_scene import WorkbenchScene

KERAS_INITIALISERS = {
    "glorot_uniform": "GlorotUniform",
    "glorot_normal": "GlorotNormal",
    "he_uniform": "HeUniform",
    "he_normal": "HeNormal",
    "lecun_uniform": "LecunUniform",
    "lecun_normal": "LecunNormal",
    "random_normal": "RandomNormal",
    "random_uniform": "RandomUniform",
    "uniform_0_1": "RandomUniform",
    "zeros": "Zeros",
}


def run(n_inputs, plans):
    """Run the program as if it were the first; return its model and what it prints."""
    import keras

    # Keras counts the layers that it names itself.
    keras.backend.clear_session()
    names, printed = {}, io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(keras_code(n_inputs, plans), names)
    return names["model"], printed.getvalue()


def test_it_reads_like_a_program_of_the_lecture():
    plans = [
        LayerPlan(512, "relu", "hidden"),
        LayerPlan(3, "linear", "", "uniform_0_1"),
        LayerPlan(10, "softmax", "digits", "zeros"),
    ]
    assert keras_code(784, plans) == (
        "import keras\n"
        "\n"
        "model = keras.Sequential()\n"
        "model.add(keras.Input((784,)))\n"
        'model.add(keras.layers.Dense(512, activation="relu", name="hidden"))\n'
        "model.add(keras.layers.Dense(3,"
        " kernel_initializer=keras.initializers.RandomUniform(0, 1)))\n"
        'model.add(keras.layers.Dense(10, activation="softmax", kernel_initializer="zeros",'
        ' name="digits"))\n'
        "model.summary()\n"
    )


@pytest.mark.parametrize("initialiser", INITIALISERS)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_model_has_the_layers_of_the_plan(activation, initialiser):
    plans = [LayerPlan(4, "relu", "first"), LayerPlan(3, activation, "second", initialiser)]
    model, _ = run(5, plans)
    assert model.input_shape == (None, 5)
    first, second = model.layers
    assert (first.name, first.units, first.activation.__name__) == ("first", 4, "relu")
    assert (second.name, second.units, second.activation.__name__) == ("second", 3, activation)
    assert type(first.kernel_initializer).__name__ == "GlorotUniform"
    assert type(second.kernel_initializer).__name__ == KERAS_INITIALISERS[initialiser]
    kernel, bias = (np.asarray(each) for each in second.get_weights())
    assert kernel.shape == (4, 3)
    assert not bias.any()


@pytest.mark.parametrize(
    ("initialiser", "low", "high"),
    [("uniform_0_1", 0, 1), ("random_uniform", -0.05, 0.05), ("zeros", 0, 0)],
)
def test_the_model_s_weights_lie_in_the_range_of_ours(initialiser, low, high):
    model, _ = run(50, [LayerPlan(60, "relu", "", initialiser)])
    kernel = np.asarray(model.layers[0].get_weights()[0])
    assert (kernel.min(), kernel.max()) == pytest.approx((low, high), abs=0.01 * (high - low))


def test_the_program_prints_a_summary_that_counts_as_we_do():
    for preset in discover("visualizer.core.workbench_presets").values():
        scene = WorkbenchScene(preset.network, preset.samples, loss=preset.loss)
        model, printed = run(scene.network.sizes[0], scene.plans)
        assert model.count_params() == scene.network.n_weights
        assert f"Total params: {scene.network.n_weights}" in printed
        assert [layer.name for layer in model.layers] == [layer.name for layer in scene.plans]


def test_layers_without_a_name_get_one_each():
    model, _ = run(2, [LayerPlan(3, "tanh")] * 4)
    assert len({layer.name for layer in model.layers}) == 4


@pytest.mark.parametrize("name", ["hidden_1", "은닉층", "층 1", "it's", 'say "a"', "a\\b", '"+x+"'])
def test_a_name_stays_a_name_whatever_is_in_it(name):
    model, _ = run(2, [LayerPlan(3, "relu", name)])
    assert model.layers[0].name == name.replace(" ", "_")


@pytest.mark.parametrize(
    "names", [("a b", "a_b"), ("dense", ""), ("", "dense"), ("a/b", "c"), (" ", "input_layer")]
)
def test_names_that_keras_does_not_take_still_make_a_program_that_runs(names):
    model, _ = run(2, [LayerPlan(3, "relu", name) for name in names])
    assert [layer.units for layer in model.layers] == [3, 3]


def test_kernels_pooling_and_dropout_have_lines_of_their_own():
    plans = (
        ConvolutionPlan(8, 3, "relu", "edges", 0.25),
        PoolingPlan(2),
        LayerPlan(20, "tanh", dropout=0.5),
        LayerPlan(10, "softmax", "digits"),
    )
    lines = [line.removeprefix("model.add(keras.layers.") for line in layer_lines(plans)]
    assert lines == [
        'Conv2D(8, 3, activation="relu", name="edges"))',
        "Dropout(0.25))",
        "MaxPooling2D(2))",
        "Flatten())",
        'Dense(20, activation="tanh"))',
        "Dropout(0.5))",
        'Dense(10, activation="softmax", name="digits"))',
    ]
