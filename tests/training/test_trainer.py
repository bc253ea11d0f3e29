"""`train` from outside: what it publishes, and that nothing makes it raise."""

import logging
import threading

import numpy as np
import pytest
from run_events import of_kind

from visualizer.core.sentence import Sentence
from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_events import (
    BatchesEnd,
    EpochEnd,
    Failed,
    Finished,
    Preparing,
    SnapshotTaken,
    Started,
)
from visualizer.training import trainer
from visualizer.training.control import TrainingControl
from visualizer.training.trainer import train

SMALL = {"preset": "lecture-20-20", "optimizer": "adam", "epochs": 3}


@pytest.fixture
def digits_file(digits, tmp_path):
    path = tmp_path / "digits.npz"
    np.savez(
        path,
        x_train=digits.x_train,
        y_train=digits.y_train,
        x_test=digits.x_test,
        y_test=digits.y_test,
    )
    return path


def test_a_run_from_a_file_tells_everything_in_order(digits_file):
    events = []
    train(TrainingConfig(**SMALL, dataset=digits_file), events.append, TrainingControl())
    stages = [event.stage for event in of_kind(events, Preparing)]
    assert stages == [
        "Loading the images",
        "Importing TensorFlow",
        "Building the network",
        "Compiling",
    ]
    assert all(isinstance(stage, Sentence) for stage in stages)
    started = len(stages)
    # 489 images (0.7 of 700 as Keras rounds it) in batches of 20: 24 and one of 9.
    assert events[started] == Started(25)
    first = events[started + 1]
    assert isinstance(first, SnapshotTaken)
    assert (first.epoch, first.batch) == (0, 0)
    assert [event.epoch for event in of_kind(events, EpochEnd)] == [1, 2, 3]
    assert isinstance(events[-1], Finished)
    assert len(of_kind(events, Finished)) == 1
    assert not of_kind(events, Failed)


def test_loaded_images_are_not_loaded_again(digits):
    events = []
    config = TrainingConfig(**SMALL, dataset="no such file")
    train(config, events.append, TrainingControl(), digits)
    assert events[0].stage == "Importing TensorFlow"
    assert isinstance(events[-1], Finished)


def test_a_missing_file_is_said_in_one_sentence(tmp_path):
    events = []
    train(TrainingConfig(dataset=tmp_path / "gone.npz"), events.append, TrainingControl())
    assert isinstance(events[-1], Failed)
    assert events[-1].message.template == "There is no file {file}."
    assert len(events) == 2


@pytest.mark.parametrize("content", [b"", b"not a zip file", b"PK\x03\x04 cut short"])
def test_a_damaged_file_is_said_in_one_sentence(content, tmp_path):
    path = tmp_path / "damaged.npz"
    path.write_bytes(content)
    events = []
    train(TrainingConfig(dataset=path), events.append, TrainingControl())
    assert isinstance(events[-1], Failed)
    assert isinstance(events[-1].message, Sentence)
    assert "Traceback" not in events[-1].message


def test_a_batch_larger_than_the_data_is_said_before_tensorflow_is_waited_for(digits):
    events = []
    config = TrainingConfig(preset="lecture-20-20", batch_size=490)
    train(config, events.append, TrainingControl(), digits)
    assert [type(event) for event in events] == [Failed]
    assert "490" in events[0].message
    assert "489" in events[0].message


def test_a_batch_as_large_as_the_data_is_trained(digits):
    events = []
    config = TrainingConfig(preset="lecture-20-20", batch_size=489, epochs=2)
    train(config, events.append, TrainingControl(), digits)
    assert isinstance(events[-1], Finished)
    assert sum(len(event.loss) for event in of_kind(events, BatchesEnd)) == 2


def test_an_unforeseen_error_is_published_and_logged(digits, monkeypatch, caplog):
    def broken(*arguments):
        raise RuntimeError("the cat sat on it")

    monkeypatch.setattr(trainer, "TrainingRun", broken)
    events = []
    with caplog.at_level(logging.ERROR):
        train(TrainingConfig(**SMALL), events.append, TrainingControl(), digits)
    assert isinstance(events[-1], Failed)
    assert events[-1].message == "Training stopped because of an error: the cat sat on it."
    assert events[-1].message.template == "Training stopped because of an error: {error}."
    assert "RuntimeError" in caplog.text


def test_tensorflow_not_installed_is_published(digits, monkeypatch):
    def absent():
        raise ModuleNotFoundError("No module named 'tensorflow'")

    monkeypatch.setattr(trainer, "import_tensorflow", absent)
    events = []
    train(TrainingConfig(**SMALL), events.append, TrainingControl(), digits)
    assert "No module named 'tensorflow'" in events[-1].message


@pytest.mark.parametrize(
    "stage",
    ["Loading the images", "Importing TensorFlow", "Building the network", "Compiling"],
)
def test_stopped_while_preparing_it_ends_before_the_next_phase(stage, digits_file):
    control, events = TrainingControl(), []

    def publish(event):
        events.append(event)
        if isinstance(event, Preparing) and event.stage == stage:
            control.stop()

    train(TrainingConfig(**SMALL, dataset=digits_file), publish, control)
    assert events[-2].stage == stage
    assert events[-1] == Finished({})


def test_it_trains_in_a_background_thread(digits):
    events = []
    thread = threading.Thread(
        target=train, args=(TrainingConfig(**SMALL), events.append, TrainingControl(), digits)
    )
    thread.start()
    thread.join()
    assert isinstance(events[-1], Finished)
    assert events[-1].logs["test_accuracy"] > 0.9
