"""The formulas of a walk: numbers to do again by hand, and nothing before it is computed."""

import math

import numpy as np
import pytest

from visualizer.core.backward import backward
from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import LayerPlan
from visualizer.core.network import DenseLayer, DenseNetwork
from visualizer.core.network_fold import fold_network
from visualizer.core.output_losses import losses_for
from visualizer.core.pass_formula import PassFormula
from visualizer.core.walk import Direction, Grain, Moment, Progress, StopKind, Walk
from visualizer.core.workbench_presets.three_layers import ThreeLayers

RATE = 0.1
X = ThreeLayers.samples[0].x


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


# Note 001's first layer and its first unit of the second, without the program.
Z1 = [
    0.42 * X[0] + 0.91 * X[1] + 0.11,
    0.72 * X[0] + 0.38 * X[1] + 0.3,
    0.15 * X[0] + 0.64 * X[1] + 0.56,
]
A1 = [sigmoid(z) for z in Z1]
Z2 = [
    0.87 * A1[0] + 0.19 * A1[1] + 0.66 * A1[2] + 0.22,
    0.25 * A1[0] + 0.53 * A1[1] + 0.08 * A1[2] + 0.47,
]
A2 = [sigmoid(z) for z in Z2]
Z3 = [
    0.95 * A2[0] + 0.78 * A2[1] + 0.61,
    0.34 * A2[0] + 0.12 * A2[1] + 0.27,
]
DZ3 = [Z3[0] - 1, Z3[1]]
DA2 = [0.95 * DZ3[0] + 0.34 * DZ3[1], 0.78 * DZ3[0] + 0.12 * DZ3[1]]


def formula(network, x, done=None, *, back=False, loss=None, target=None, decimals=4, share=1.0):
    """Return the formulas where ``done`` stops are complete and the next is on its way."""
    loss = loss or losses_for(network.layers[-1].activation)[0]
    if target is None:
        target = (1.0, *([0.0] * (network.sizes[-1] - 1)))
    with np.errstate(all="ignore"):
        trace = network.forward(np.array(x, float))
    fold = fold_network(network, trace)
    activations = tuple(layer.activation for layer in network.layers)
    walk = Walk(fold, activations, Direction.BACKWARD if back else Direction.FORWARD)
    moment = walk.moment(Grain.TERM, walk.length(Grain.TERM) if done is None else done)
    if share < 1:
        moment = Moment(moment.done, range(moment.done, moment.done + 1), share)
    progress = Progress(walk, moment)
    gradients = backward(network, trace, target, loss)
    return PassFormula(network, trace, gradients, fold, progress, target, loss, RATE, decimals)


def note(done=None, **options):
    return formula(ThreeLayers.network, X, done, **options)


def single(activation, weights, bias, x, **options):
    weights = np.array(weights, float)
    bias = np.array(bias, float)
    return formula(DenseNetwork([DenseLayer(weights, bias, activation)]), x, **options)


def texts(lines):
    return ["".join(token.text for token in line) for line in lines]


def text_of(value, decimals=4):
    return f"{value:.{decimals}f}".replace("-", "−")


def parts(line):
    return {token.text: token for token in line}


def test_the_first_unit_of_the_note():
    assert texts(note().lines(0, 0)) == [
        "z = 0.4200·0.0232 + 0.9100·0.5852 + b",
        "= 0.0097 + 0.5325 + 0.1100 = 0.6522",
        f"a = sigmoid(z) = 1 / (1 + e^(−0.6522)) = {text_of(A1[0])}",
    ]
    assert text_of(A1[0]) == "0.6575"


def test_the_second_layer_takes_what_the_first_gave():
    one, two, three = (text_of(a) for a in A1)
    assert texts(note().lines(1, 0)) == [
        f"z = 0.8700·{one} + 0.1900·{two} + 0.6600·{three} + b",
        f"= {text_of(0.87 * A1[0])} + {text_of(0.19 * A1[1])} + {text_of(0.66 * A1[2])}"
        f" + 0.2200 = {text_of(Z2[0])}",
        f"a = sigmoid(z) = 1 / (1 + e^(−{text_of(Z2[0])})) = {text_of(A2[0])}",
    ]


def test_the_output_of_the_note_is_its_sum():
    assert texts(note().lines(2, 1))[1:] == [
        f"= {text_of(0.34 * A2[0])} + {text_of(0.12 * A2[1])} + 0.2700 = {text_of(Z3[1])}",
        f"a = z = {text_of(Z3[1])}",
    ]


@pytest.mark.parametrize("decimals", [1, 2, 8])
def test_as_many_decimals_as_are_asked_for(decimals):
    line = texts(note(decimals=decimals).lines(0, 1))[1]
    assert line == " ".join(
        [
            "=",
            text_of(0.72 * X[0], decimals),
            "+",
            text_of(0.38 * X[1], decimals),
            "+",
            text_of(0.3, decimals),
            "=",
            text_of(Z1[1], decimals),
        ]
    )


@pytest.mark.parametrize(
    ("done", "shares"),
    [
        # Of the products, the bias with its sum, and the output.
        (0, [0, 0, 0, 0, 0]),
        (1, [1, 0, 0, 0, 0]),
        (2, [1, 1, 0, 0, 0]),
        (3, [1, 1, 1, 1, 0]),
        (4, [1, 1, 1, 1, 1]),
    ],
)
def test_nothing_is_there_before_it_is_computed(done, shares):
    _, products, output = note(done).lines(0, 0)
    tokens, result = parts(products), parts(output)[text_of(A1[0])]
    seen = [tokens[text] for text in ("0.0097", "0.5325", "0.1100", "0.6522")]
    assert [token.share for token in (*seen, result)] == shares
    # The bias is a setting; all else is to be guessed until then.
    assert [token.computed for token in (*seen, result)] == [True, True, False, True, True]
    assert all(token.share == 0 for line in note(done).lines(0, 1) for token in line[1:])


def test_the_step_on_its_way_is_active_and_not_there_yet():
    factors, products, _ = note(1, share=0.5).lines(0, 0)
    assert [token.share for token in (factors[3], products[3])] == [0, 0]
    assert factors[3].active
    assert products[3].active
    assert not factors[1].active
    assert [token.text for token in factors[1:4:2]] == ["0.4200·0.0232", "0.9100·0.5852"]


def test_results_stand_out():
    bold = [token.text for line in note().lines(0, 0) for token in line if token.bold]
    assert bold == ["0.6522", text_of(A1[0])]


def test_back_at_the_output_the_note_s_gradient_is_the_difference():
    first, weights, bias = texts(note(back=True).lines(2, 0))
    assert first == f"dz = ŷ − y = {text_of(Z3[0])} − 1.0000 = {text_of(DZ3[0])}"
    pieces = weights.removeprefix("dw = a·dz: ").split(";  ")
    for piece, a, w in zip(pieces, A2, (0.95, 0.78), strict=True):
        gradient = a * DZ3[0]
        assert piece == (
            f"{text_of(a)}·{text_of(DZ3[0])} = {text_of(gradient)}"
            f" (w {text_of(w)} → {text_of(w - RATE * gradient)})"
        )
    assert bias.startswith(f"db = dz = {text_of(DZ3[0])}")


def test_back_at_a_hidden_unit_the_sum_over_the_next_layer_comes_first():
    back, slope, *_ = texts(note(back=True).lines(1, 0))
    assert back == (
        f"da = Σ w·dz = 0.9500·{text_of(DZ3[0])} + 0.3400·{text_of(DZ3[1])} = {text_of(DA2[0])}"
    )
    derivative = A2[0] * (1 - A2[0])
    assert slope == (
        f"dz = da·sigmoid'(z) = {text_of(DA2[0])}·{text_of(derivative)}"
        f" = {text_of(DA2[0] * derivative)}"
    )


def test_on_the_way_back_nothing_is_there_before_it_is_computed():
    formulas = note(0, back=True)
    stops = formulas.progress.walk.stops
    for line in formulas.lines(1, 0):
        assert not any(token.share for token in line if token.computed)
    place = next(n for n, stop in enumerate(stops) if stop.kind is StopKind.DZ)
    after = note(place + 1, back=True).lines(2, 0)
    assert [token.share for token in after[0]] == [1, 1, 1, 1]
    assert not any(token.share for line in after[1:] for token in line if token.computed)


def test_the_changed_weights_are_told_at_the_very_end_only():
    end = len(note(back=True).progress.walk.stops)
    assert "→" not in "".join(texts(note(end - 1, back=True).lines(2, 0)))
    assert "→" in "".join(texts(note(end, back=True).lines(2, 0)))


@pytest.mark.parametrize("back", [False, True])
def test_a_sum_of_784_terms_names_8_and_counts_the_rest(back):
    plans = (LayerPlan(512, "relu", "hidden"), LayerPlan(10, "softmax", "digits"))
    network = initial_network(plans, 0).astype(float)
    x = np.random.default_rng(0).random(784)
    formulas = formula(network, x, back=back)
    unit = int(formulas.fold.units[0][0])
    lines = texts(formulas.lines(0, unit))
    if back:
        assert formulas.fold.n_hidden_units(1) == 0
        assert lines[0].count("·") == 1 + 10
        return
    assert lines[0].count("·") == 8
    assert lines[0].endswith(" + (776 …) + b")
    sources = formulas.fold.sources[0][formulas.fold.row(0, unit)]
    weights = network.layers[0].weights[:, unit]
    rest = float((weights * x).sum() - (weights * x)[sources].sum())
    assert text_of(rest) in lines[1]
    # The terms of the second layer are 8 of 512.
    assert "(504 …)" in texts(formulas.lines(1, 3))[0]


def test_back_to_a_layer_before_a_large_one_the_rest_is_counted():
    plans = (LayerPlan(3, "relu"), LayerPlan(40, "relu"), LayerPlan(2, "linear"))
    network = initial_network(plans, 1, 2).astype(float)
    first = texts(formula(network, (1, 2), back=True).lines(0, 0))[0]
    assert "(28 …)" in first
    assert first.count("·") == 1 + 12


def test_softmax_takes_the_largest_away():
    z = [1.0, 3.0]
    total = math.exp(-2) + 1
    lines = texts(single("softmax", [[1.0, 3.0]], [0, 0], [1.0]).lines(0, 0))
    assert lines[2] == (
        f"a = softmax(z) = e^(1.0000 − 3.0000) / {text_of(total)} = {text_of(math.exp(-2) / total)}"
    )
    back = texts(single("softmax", [z], [0, 0], [1.0], back=True).lines(0, 1))
    assert back[0] == f"dz = ŷ − y = {text_of(1 / total)} − 0.0000 = {text_of(1 / total)}"


@pytest.mark.parametrize(
    ("activation", "weight", "line"),
    [
        ("relu", 2.0, "a = relu(z) = max(0, 2.0000) = 2.0000"),
        ("relu", -2.0, "a = relu(z) = max(0, −2.0000) = 0.0000"),
        ("tanh", 0.5, "a = tanh(z) = tanh(0.5000) = 0.4621"),
        ("linear", -1.5, "a = z = −1.5000"),
        ("sigmoid", -0.5, "a = sigmoid(z) = 1 / (1 + e^0.5000) = 0.3775"),
    ],
)
def test_every_activation_has_its_line(activation, weight, line):
    assert texts(single(activation, [[weight]], [0], [1.0]).lines(0, 0))[2] == line


def test_negative_factors_stand_in_brackets():
    lines = texts(single("linear", [[-1.5], [2.0]], [-0.5], [1.0, -3.0]).lines(0, 0))
    assert lines[:2] == [
        "z = (−1.5000)·1.0000 + 2.0000·(−3.0000) + b",
        "= (−1.5000) + (−6.0000) + (−0.5000) = −8.0000",
    ]


@pytest.mark.parametrize(
    ("activation", "loss", "line"),
    [
        ("sigmoid", "binary_crossentropy", "dz = ŷ − y = 0.7311 − 1.0000 = −0.2689"),
        (
            "sigmoid",
            "half_sum_of_squares",
            "dz = (ŷ − y)·sigmoid'(z) = (0.7311 − 1.0000)·0.1966 = −0.0529",
        ),
        ("linear", "half_sum_of_squares", "dz = ŷ − y = 1.0000 − 1.0000 = 0.0000"),
        (
            "tanh",
            "half_sum_of_squares",
            "dz = (ŷ − y)·tanh'(z) = (0.7616 − 1.0000)·0.4200 = −0.1001",
        ),
    ],
)
def test_the_loss_decides_where_dz_comes_from(activation, loss, line):
    lines = texts(single(activation, [[1.0]], [0], [1.0], back=True, loss=loss).lines(0, 0))
    assert lines[0] == line


@pytest.mark.parametrize(
    ("back", "layer", "code"),
    [
        (False, 0, "z1 = x @ W1 + b1\na1 = sigmoid(z1)"),
        (False, 2, "z3 = a2 @ W3 + b3\na3 = z3"),
        (True, 1, "dz2 = dz3 @ W3.T * slope(z2)\ndW2 = a1.T @ dz2;  db2 = dz2"),
        (True, 2, "dz3 = (a3 - y) * slope(z3)\ndW3 = a2.T @ dz3;  db3 = dz3"),
    ],
)
def test_the_layer_in_numpy(back, layer, code):
    assert note(back=back).code(layer) == code


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 1e300])
@pytest.mark.parametrize("back", [False, True])
@pytest.mark.parametrize("activation", ["relu", "softmax", "sigmoid", "tanh", "linear"])
def test_no_number_is_too_odd_to_write(value, back, activation):
    formulas = single(activation, [[value, 1.0]], [0, 0], [1.0], back=back)
    for unit in range(2):
        assert all(texts(formulas.lines(0, unit)))
