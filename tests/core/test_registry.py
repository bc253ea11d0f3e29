"""Whatever is dropped into a package is found, and keeps that package's contract."""

import dataclasses
import inspect
import math
import re
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core.activations import ACTIVATIONS
from visualizer.core.image_dataset import N_CLASSES
from visualizer.core.initialisation import initial_network
from visualizer.core.planned_network import weighted_layers
from visualizer.core.registry import discover
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.training_config import TrainingConfig

OPTIMIZERS, SCHEDULES, SURFACES, PRESETS, DATASETS = (
    discover(f"visualizer.core.{name}")
    for name in ("optimizers", "schedules", "surfaces", "presets", "datasets")
)
ACTIVATION_FUNCTIONS, ACTIVATION_PRESETS = (
    discover(f"visualizer.core.activation_{name}") for name in ("functions", "presets")
)
KERNELS, CONVOLUTION_PRESETS = (
    discover(f"visualizer.core.{name}") for name in ("kernels", "convolution_presets")
)
POINT_SETS, BOUNDARY_PRESETS = (
    discover(f"visualizer.core.{name}") for name in ("point_sets", "boundary_presets")
)
EVERYTHING = [
    item
    for found in (
        *(OPTIMIZERS, SCHEDULES, SURFACES, PRESETS, DATASETS),
        *(ACTIVATION_FUNCTIONS, ACTIVATION_PRESETS, KERNELS, CONVOLUTION_PRESETS),
        *(POINT_SETS, BOUNDARY_PRESETS),
    )
    for item in found.items()
]


def test_what_the_first_slice_needs_is_there():
    assert list(OPTIMIZERS) == [
        *("sgd", "momentum", "nesterov", "adagrad", "adadelta", "rmsprop"),
        *("adam", "adamw", "adamax", "nadam", "lion"),
    ]
    assert list(SURFACES) == [
        *("parabola", "saddle", "ravine", "rosenbrock", "beale", "himmelblau", "plateau"),
        *("monkey_saddle", "bowl", "saddle_with_minima", "rastrigin"),
        *("local_minimum", "sine_saddle", "elliptic_bowl", "hills", "ripples"),
    ]
    assert list(SCHEDULES) == ["constant", "step", "exponential", "cosine"]
    assert {"lecture-512", "lecture-20-20"} <= set(PRESETS)
    assert {"mnist", "handwriting"} <= set(DATASETS)
    assert list(POINT_SETS) == ["blobs", "circle", "xor", "spiral"]


@pytest.mark.parametrize(("key", "cls"), EVERYTHING)
def test_all_have_a_key_a_title_and_a_docstring(key, cls):
    assert cls.key == key
    assert re.fullmatch(r"[a-z0-9]+([_-][a-z0-9]+)*", key)
    assert isinstance(cls.title, Sentence)
    assert cls.title
    assert cls.__doc__


@pytest.mark.parametrize("cls", OPTIMIZERS.values())
def test_an_optimizer_is_a_rule_without_memory_of_its_own(cls):
    rule = cls()
    assert dataclasses.is_dataclass(cls)
    assert "::" in cls.__doc__, "the rule stands in the docstring"
    with pytest.raises(dataclasses.FrozenInstanceError):
        rule.learning_rate = 1.0
    memory = rule.first_memory()
    assert len(memory) == len(rule.memory)
    first = rule.step(1, 0.1, 1.0, 0.5, memory)
    assert list(first) == [line.name for line in rule.lines]
    assert first["w"] < 1
    later = tuple(first[name] for name in rule.memory)
    assert rule.step(2, 0.1, first["w"], 0.5, later)["w"] != first["w"]
    assert rule.step(1, 0.1, 1.0, 0.5, memory) == first


@pytest.mark.parametrize("cls", OPTIMIZERS.values())
def test_an_optimizer_says_what_its_docstring_says(cls):
    for rule in (cls, *cls.variants):
        lines = [f"{line.name} = {line.formula}" for line in rule.lines]
        stated = re.findall(r"^ {4}(\w+ = .*)$", inspect.getdoc(rule), re.MULTILINE)
        # A variant's docstring says what is different.
        assert stated == lines if rule is cls else set(stated) <= set(lines)
        assert stated
        assert rule.note.endswith(".")


@pytest.mark.parametrize("cls", OPTIMIZERS.values())
def test_an_optimizer_tells_what_can_be_set(cls):
    for rule in (cls, *cls.variants):
        fields = [field.name for field in dataclasses.fields(rule)]
        assert list(rule.hyper_parameters()) == fields
        for name, hyper_parameter in rule.hyper_parameters().items():
            assert hyper_parameter.name == name
            assert hyper_parameter.symbol
            assert isinstance(hyper_parameter.explanation, Sentence)
            hyper_parameter.check(getattr(rule(), name))
        symbols = [each.symbol for each in rule.hyper_parameters().values()]
        assert len(set(symbols)) == len(symbols)


@pytest.mark.parametrize("cls", OPTIMIZERS.values())
@pytest.mark.parametrize("rate", [0, -0.1, np.nan, np.inf, True, "0.1", None, 10**400])
def test_an_optimizer_refuses_a_rate_that_is_none(cls, rate):
    with pytest.raises(Problem, match="learning rate must be a number above 0"):
        cls(learning_rate=rate)


@pytest.mark.parametrize("cls", OPTIMIZERS.values())
def test_an_optimizer_refuses_settings_out_of_range(cls):
    for field in dataclasses.fields(cls):
        for value in (-0.1, np.nan, "1", True):
            with pytest.raises(Problem):
                cls(**{field.name: value})


@pytest.mark.parametrize("cls", OPTIMIZERS.values())
@pytest.mark.parametrize("rate", [1e10, 1e-10, 1, np.float32(0.5), np.int64(2)])
def test_an_optimizer_takes_any_rate_above_0(cls, rate):
    assert cls(learning_rate=rate).learning_rate == rate


@pytest.mark.parametrize("cls", SURFACES.values())
def test_a_surface_can_be_started_on_and_drawn(cls):
    surface = cls()
    assert surface.formula
    assert len(surface.start) == len(surface.domain) == surface.n_dims
    for coordinate, (low, high) in zip(surface.start, surface.domain, strict=True):
        assert low < coordinate < high


@pytest.mark.parametrize("cls", SURFACES.values())
@pytest.mark.parametrize("shape", [(), (5,), (3, 4), (0,)])
def test_a_surface_takes_points_of_any_shape(cls, shape):
    surface = cls()
    x = np.random.default_rng(0).normal(size=(*shape, surface.n_dims))
    assert np.shape(surface.value(x)) == shape
    assert surface.gradient(x).shape == x.shape
    assert surface.hessian(x).shape == (*x.shape, surface.n_dims)


@pytest.mark.parametrize("cls", SURFACES.values())
def test_a_surfaces_derivatives_are_those_of_its_values(cls):
    surface, h = cls(), 1e-5
    low, high = np.array(surface.domain).T
    points = np.random.default_rng(1).uniform(low, high, (200, surface.n_dims))
    for axis, step in enumerate(h * np.eye(surface.n_dims)):
        slope = (surface.value(points + step) - surface.value(points - step)) / (2 * h)
        assert surface.gradient(points)[:, axis] == pytest.approx(slope, rel=1e-6, abs=1e-6)
        bend = (surface.gradient(points + step) - surface.gradient(points - step)) / (2 * h)
        assert surface.hessian(points)[..., axis] == pytest.approx(bend, rel=1e-6, abs=1e-6)
    hessian = surface.hessian(points)
    assert hessian == pytest.approx(np.swapaxes(hessian, -1, -2))


@pytest.mark.parametrize("cls", SURFACES.values())
@given(data=st.data())
def test_a_surface_is_the_same_in_plain_numbers_and_in_arrays(cls, data):
    surface = cls()
    point = [data.draw(st.floats(low, high)) for low, high in surface.domain]
    for plain, many in (
        (surface.height(math, *point), surface.value(point)),
        (surface.gradient_at(*point), surface.gradient(point)),
        (surface.bend(math, *point), surface.hessian(point)[np.triu_indices(surface.n_dims)]),
    ):
        assert np.ravel(plain) == pytest.approx(np.ravel(many), rel=1e-12, abs=1e-12)


@pytest.mark.parametrize("cls", SURFACES.values())
def test_a_surfaces_minima_are_minima(cls):
    surface = cls()
    for minimum in surface.minima:
        for coordinate, (low, high) in zip(minimum, surface.domain, strict=True):
            assert low < coordinate < high
        assert np.abs(surface.gradient(minimum)).max() < 1e-4
        assert np.linalg.eigvalsh(surface.hessian(minimum)).min() > 0


@pytest.mark.parametrize("cls", SURFACES.values())
@pytest.mark.parametrize("size", [0.0, 1e100, 1e200, 1.7e308, np.inf, np.nan])
def test_a_surface_has_an_answer_everywhere(cls, size):
    surface = cls()
    points = size * np.array(np.meshgrid(*[[-1.0, 1.0]] * surface.n_dims)).T
    for answer in (surface.value, surface.gradient, surface.hessian):
        assert len(answer(points)) == 2


@pytest.mark.parametrize("cls", PRESETS.values())
def test_a_preset_can_be_trained(cls):
    config = TrainingConfig(preset=cls.key)
    assert config.optimizer in OPTIMIZERS
    network = initial_network(config.layers, config.seed)
    assert network.layers[-1].activation == "softmax"
    assert network.layers[-1].n_units == N_CLASSES
    assert {layer.activation for layer in weighted_layers(network)} <= set(ACTIVATIONS)
    assert all(layer.name for layer in weighted_layers(network))


@pytest.mark.parametrize("cls", KERNELS.values())
def test_a_kernel_is_a_square_with_a_lesson(cls):
    weights = np.array(cls.weights)
    assert weights.shape == (len(weights), len(weights))
    assert np.isfinite(weights).all()
    assert isinstance(cls.lesson, Sentence)
    assert cls.lesson.endswith(".")


@pytest.mark.parametrize("cls", DATASETS.values())
def test_a_data_set_can_be_loaded(cls):
    assert callable(cls().load)


@pytest.fixture
def package(tmp_path, monkeypatch):
    # A name of its own for every test: what was found once is remembered by name.
    folder = tmp_path / tmp_path.name
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    yield folder
    for name in [name for name in sys.modules if name.split(".")[0] == folder.name]:
        del sys.modules[name]


def test_classes_are_found_in_the_order_of_rank_then_key(package):
    (package / "b.py").write_text("class B:\n    key = 'b'\n")
    (package / "a.py").write_text(
        f"from {package.name}.b import B\n"
        "class A:\n    key = 'a'\n    rank = 1\nclass Sub(B):\n    pass\n"
    )
    (package / "c.py").write_text("class C:\n    key = 'c'\nclass Plain:\n    pass\n")
    assert [(key, cls.__name__) for key, cls in discover(package.name).items()] == [
        ("b", "B"),
        ("c", "C"),
        ("a", "A"),
    ]


def test_two_classes_with_one_key_are_an_error(package):
    (package / "a.py").write_text("class A:\n    key = 'same'\n")
    (package / "b.py").write_text("class B:\n    key = 'same'\n")
    with pytest.raises(ValueError, match="both have the key 'same'"):
        discover(package.name)


def test_a_file_that_cannot_be_imported_is_an_error(package):
    (package / "a.py").write_text(f"import {package.name}.nothing\n")
    with pytest.raises(ImportError):
        discover(package.name)
