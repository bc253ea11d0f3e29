"""Where a training run stands, and how far the person lets it go."""

from __future__ import annotations

from enum import StrEnum


class TrainingPhase(StrEnum):
    """Where a run stands."""

    IDLE = "idle"
    PREPARING = "preparing"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"
    FAILED = "failed"


class Pace(StrEnum):
    """How far the person lets a run go."""

    RUN = "run"
    PAUSE = "pause"
    STEP_BATCH = "step batch"
    STEP_EPOCH = "step epoch"


ACTIVE_PHASES = (TrainingPhase.PREPARING, TrainingPhase.RUNNING, TrainingPhase.PAUSED)
