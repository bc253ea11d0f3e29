"""The race as a Keras program to take away, and the notes' own for (w - 5)**2."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from visualizer.core.descent import PORTION
from visualizer.core.formula_code import formula_code
from visualizer.core.gradient_noise import GradientNoise
from visualizer.core.schedule import Schedule
from visualizer.core.surface import Surface
from visualizer.core.update_rule import UpdateRule

# Note 004, its comments left out. Of its two ways to write the cost this is the right one:
# the third argument of tf.add is a name.
OLD_SCRIPT = """\
import tensorflow as tf

w = tf.Variable(0, dtype=tf.float32)
cost = w**2 - 10*w + 25
train = tf.train.GradientDescentOptimizer(0.01).minimize(cost)

init = tf.global_variables_initializer()
session = tf.Session()
session.run(init)
print(session.run(w))  # 0.0

session.run(train)
print(session.run(w))  # 0.1

for i in range(1000):
    session.run(train)
print(session.run(w))  # 4.9999
"""
_SCRIPT = """\
{imports}

def f({names}):
    return {formula}

{schedule}
optimizers = {{
{optimizers}
}}
{noise}
for name, optimizer in optimizers.items():
    # As exact as the picture, which Keras's own float32 is not.
    variables = [keras.Variable(start, dtype="float64") for start in {start}]
    for step in range({n_steps}):
        with tf.GradientTape() as tape:
            height = f(*variables)
        gradients = tape.gradient(height, variables)
{add_noise}        optimizer.apply(gradients, variables)
    print(name, *(float(variable) for variable in variables))
"""
_SCHEDULE = """
def schedule(learning_rate):
    return keras.optimizers.schedules.{name}(learning_rate{arguments})

"""
_NOISE = """
# The noise is the same for every rule, as if all learned from the same batches.
noise = np.concatenate(
    [
        np.random.default_rng(({seed}, portion)).normal(0, {scale}, ({portion}, {n_dims}))
        for portion in range({n_portions})
    ]
)
"""
_ADD_NOISE = """\
        gradients = [gradient + chance for gradient, chance in zip(gradients, noise[step])]
"""


def descent_script(
    rules: Iterable[UpdateRule],
    surface: Surface,
    names: tuple[str, ...],
    start: Sequence[float],
    n_steps: int,
    schedule: Schedule,
    noise: GradientNoise,
) -> str | None:
    """Write a complete program for stock Keras 3 that runs the same race.

    Parameters
    ----------
    rules : iterable of UpdateRule
        Those that take part.
    surface : Surface
    names : tuple of str
        Of its coordinates.
    start : sequence of float
        One number a coordinate.
    n_steps : int
    schedule : Schedule
    noise : GradientNoise

    Returns
    -------
    str or None
        Python code that prints where each rule ends. A form of a rule that Keras does not have
        is marked as such. None where the surface cannot be written in code.
    """
    formula = formula_code(surface, names)
    if formula is None:
        return None
    imports = ["import keras", "import tensorflow as tf"]
    if noise.scale:
        imports.insert(1, "import numpy as np")
    if "ops." in formula:
        imports.append("from keras import ops")
    return _SCRIPT.format(
        imports="\n".join(imports) + "\n",
        names=", ".join(names),
        formula=formula,
        optimizers="\n".join(_optimizer_line(rule, schedule) for rule in rules),
        schedule=_schedule_lines(schedule),
        noise=_noise_lines(noise, n_steps, len(names)),
        add_noise=_ADD_NOISE if noise.scale else "",
        start=list(map(float, start)),
        n_steps=n_steps,
    )


def line_beginning(rule: UpdateRule) -> str:
    """Return what the line of a rule begins with in the program, and no other line."""
    return f'    "{rule.title}": '


def _schedule_lines(schedule: Schedule) -> str:
    if not schedule.keras_name:
        return ""
    rest = "".join(f", {name}={value!r}" for name, value in schedule.keras_arguments.items())
    return _SCHEDULE.format(name=schedule.keras_name, arguments=rest)


def _optimizer_line(rule: UpdateRule, schedule: Schedule) -> str:
    arguments = {name: repr(value) for name, value in rule.keras_arguments.items()}
    if schedule.keras_name:
        arguments["learning_rate"] = f"schedule({arguments['learning_rate']})"
    listed = ", ".join(f"{name}={value}" for name, value in arguments.items())
    line = f"{line_beginning(rule)}keras.optimizers.{rule.keras_name}({listed}),"
    # What other people call by the same name has no key of its own.
    if "key" not in vars(type(rule)):
        return f"    # Keras steps in its own way: not quite the form that is chosen here.\n{line}"
    return line


def _noise_lines(noise: GradientNoise, n_steps: int, n_dims: int) -> str:
    if not noise.scale:
        return ""
    return _NOISE.format(
        seed=int(noise.seed),
        scale=noise.scale,
        portion=PORTION,
        n_dims=n_dims,
        n_portions=math.ceil(n_steps / PORTION),
    )
