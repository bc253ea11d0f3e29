"""How runs, their settings and their results are written."""

from __future__ import annotations

from pathlib import Path

from visualizer.core.kept_run import KeptRun
from visualizer.core.layer_plan import LayerPlan, PoolingPlan
from visualizer.core.number_text import format_setting
from visualizer.core.registry import discover
from visualizer.core.sentence import Sentence
from visualizer.core.training_config import OPTIMIZERS, PRESETS, TrainingConfig
from visualizer.widgets.speech import said

DATASETS = "visualizer.core.datasets"
SETTINGS = {
    "layers": Sentence("Runs", "network"),
    "dataset": Sentence("Runs", "data"),
    "optimizer": Sentence("Runs", "optimizer"),
    "learning_rate": Sentence("Runs", "learning rate"),
    "batch_size": Sentence("Runs", "batch size"),
    "epochs": Sentence("Runs", "epochs"),
    "validation_split": Sentence("Runs", "validation split"),
    "seed": Sentence("Runs", "seed"),
    "loss": Sentence("Runs", "loss function"),
}
LOSS_NAMES = {
    "sparse_categorical_crossentropy": Sentence("Runs", "cross-entropy"),
    "mean_squared_error": Sentence("Runs", "mean squared error"),
}
MAX_RATES = 2


def setting_text(run: KeptRun, name: str) -> str:
    """Return a setting of a run as people know it; all learning rates it was trained at."""
    value = getattr(run.config, name)
    if name == "layers":
        return _network_text(run.config)
    if name == "dataset":
        known = discover(DATASETS)
        return said(known[value].title) if value in known else Path(value).name
    if name == "optimizer":
        return said(discover(OPTIMIZERS)[value].title)
    if name == "loss":
        return said(LOSS_NAMES[value])
    if name == "learning_rate":
        rates = [format_setting(rate) for _, rate in run.history.learning_rates]
        if len(rates) > MAX_RATES:
            rates = [rates[0], "…", rates[-1]]
        return " → ".join(rates or [format_setting(value)])
    return format_setting(value)


def moment_text(batch: int, batches_per_epoch: int) -> str:
    """Return how far a run has come after so many batches."""
    epoch, done = divmod(batch, batches_per_epoch)
    if done == 0:
        return said(Sentence("TrainingTimeline", "after epoch {epoch}").format(epoch=epoch))
    return said(
        Sentence("TrainingTimeline", "epoch {epoch}, batch {batch}").format(
            epoch=epoch + 1, batch=f"{done:,}"
        )
    )


def _network_text(config: TrainingConfig) -> str:
    if not config.has_own_layers:
        return said(discover(PRESETS)[config.preset].title)
    # A pooling layer has no units of its own.
    plans = [plan for plan in config.layers if not isinstance(plan, PoolingPlan)]
    sizes = [plan.n_units if isinstance(plan, LayerPlan) else plan.n_filters for plan in plans]
    return " – ".join(str(size) for size in sizes)
