"""A session in a file or a folder: what can be read comes back, and damage costs one run."""

from __future__ import annotations

import errno
import os
import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from saved_run import run

from visualizer.core import session_file
from visualizer.core.activations_scene import ActivationsScene
from visualizer.core.chart_look import ChartLook
from visualizer.core.history import TrainingHistory
from visualizer.core.kept_run import KeptRun
from visualizer.core.kept_workbench import KeptWorkbench
from visualizer.core.points_config import PointsConfig
from visualizer.core.run_config import first_network
from visualizer.core.sentence import Problem
from visualizer.core.session_file import (
    INDEX,
    NETWORK,
    POINTS_RUN,
    SCENES,
    SavedSession,
    read_session,
    write_session,
)
from visualizer.core.session_index import SessionIndex, Standing
from visualizer.core.session_scenes import SessionScenes
from visualizer.core.snapshot_log import SnapshotLog
from visualizer.core.trained_run import TrainedRun
from visualizer.core.training_events import SnapshotTaken
from visualizer.core.workbench_presets.three_layers import ThreeLayers
from visualizer.core.workbench_scene import scene_of_preset

INDEX_OF_THREE = SessionIndex(
    (Standing(2, 5, name="그릇"), Standing(3, 0, hidden=True), Standing(7, 1, 3, 10)),
    9,
    3,
    "training",
    ChartLook(0.5, log_values=frozenset({"loss"})),
)
NETWORK_OF_NOTES = KeptWorkbench.of(scene_of_preset(ThreeLayers))


def three() -> SavedSession:
    runs = INDEX_OF_THREE.put_up({2: run().run, 3: run(10).run, 7: run().run})
    return SavedSession(runs, INDEX_OF_THREE)


def with_pages() -> SavedSession:
    """Return a session without runs of digits."""
    scenes = SessionScenes({"activations": ActivationsScene("relu")}, {"activations": 3.0})
    history, log = TrainingHistory(1), SnapshotLog(1)
    history.use_learning_rate(0.03)
    history.add_batches(np.ones(2), np.ones(2))
    config = PointsConfig()
    log.add(SnapshotTaken(2, 2, first_network(config), (np.zeros(3),)))
    return SavedSession((), SessionIndex(), scenes, TrainedRun(config, history, log))


def folder_of(path: Path) -> Path:
    """Unpack a session: the folder of one holds the same."""
    folder = path.with_name("folder.session")
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder)
    return folder


def rewrite(path: Path, change: Callable[[dict[str, bytes]], object]) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "mine.session"
    write_session(three(), path)
    return path


def curves(runs: tuple[KeptRun, ...]) -> list[tuple[object, ...]]:
    return [
        (each.number, each.place, each.origin, each.first_batch, each.history.loss.tobytes())
        for each in runs
    ]


@pytest.mark.parametrize("as_folder", [False, True])
def test_everything_comes_back(path: Path, as_folder: bool) -> None:
    back = read_session(folder_of(path) if as_folder else path)
    assert (back.index, back.lost) == (INDEX_OF_THREE, ())
    assert curves(back.runs) == curves(three().runs)
    for ours, theirs in zip(back.runs, three().runs, strict=True):
        assert (ours.config, ours.images) == (theirs.config, "c0ffee")
        for one, other in zip(ours.snapshots, theirs.snapshots, strict=True):
            assert [each.tobytes() for each in one.network.arrays] == [
                each.tobytes() for each in other.network.arrays
            ]


@pytest.mark.parametrize("as_folder", [False, True])
def test_pages_and_a_run_on_points_come_back_without_any_other(
    tmp_path: Path, as_folder: bool
) -> None:
    path, saved = tmp_path / "a.session", with_pages()
    write_session(saved, path)
    back = read_session(folder_of(path) if as_folder else path)
    assert (back.runs, back.index, back.scenes) == ((), SessionIndex(), saved.scenes)
    assert (back.n_runs, back.lost) == (1, ())
    assert back.points_run.config == saved.points_run.config
    assert back.points_run.history.loss.tolist() == [1, 1]


@pytest.mark.parametrize("damage", [b"", b"hello", b"[" * 100_000, b"{}", b"x" * (2**20 + 1)])
def test_damaged_scenes_and_points_cost_no_other(path: Path, damage: bytes) -> None:
    rewrite(path, lambda parts: parts.update({SCENES: damage, POINTS_RUN: damage}))
    back = read_session(path)
    assert [each.number for each in back.runs] == [2, 3, 7]
    assert (back.scenes, back.points_run) == (SessionScenes(), None)
    assert back.lost == (
        "points.run cannot be opened: it is no saved run, or damaged.",
        "Not all that was set on the pages can be read.",
    )


@pytest.mark.parametrize("damage", [b"", b"hello", b"PK\x05\x06" + bytes(18), None])
def test_a_damaged_network_costs_no_other(tmp_path: Path, damage: bytes | None) -> None:
    path, saved = tmp_path / "a.session", with_pages()
    write_session(replace(saved, scenes=saved.scenes.with_network(NETWORK_OF_NOTES)), path)

    def spoil(parts: dict[str, bytes]) -> None:
        parts[NETWORK] = parts[NETWORK][:-30] if damage is None else damage

    rewrite(path, spoil)
    back = read_session(path)
    assert back.scenes == saved.scenes
    assert back.lost == ("The network of the Network page cannot be read.",)


@pytest.mark.parametrize("as_folder", [False, True])
def test_a_network_alone_is_a_session(tmp_path: Path, as_folder: bool) -> None:
    path = tmp_path / "a.session"
    write_session(
        SavedSession((), SessionIndex(), SessionScenes({"network": NETWORK_OF_NOTES})), path
    )
    back = read_session(folder_of(path) if as_folder else path)
    assert back.scenes.network.settings == NETWORK_OF_NOTES.settings
    assert (back.n_runs, back.lost) == (0, ())


def test_a_session_of_before_has_no_scenes(path: Path) -> None:
    rewrite(path, lambda parts: parts.pop(SCENES))
    back = read_session(path)
    assert (back.scenes, back.points_run, back.lost) == (SessionScenes(), None, ())


@pytest.mark.parametrize("as_folder", [False, True])
@pytest.mark.parametrize("damage", [b"", b"hello", b"PK\x03\x04", None])
def test_a_damaged_run_costs_that_run(path: Path, as_folder: bool, damage: bytes | None) -> None:
    def spoil(parts: dict[str, bytes]) -> None:
        parts["3.run"] = parts["3.run"][:-9000] if damage is None else damage

    rewrite(path, spoil)
    back = read_session(folder_of(path) if as_folder else path)
    assert [each.number for each in back.runs] == [2, 7]
    assert back.lost == ("3.run cannot be opened: it is no saved run, or damaged.",)


def test_a_bit_that_fell_over_costs_one_run(path: Path) -> None:
    whole = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        start = archive.getinfo("3.run").header_offset
    spoiled = bytearray(whole)
    spoiled[start + 9000] ^= 4
    path.write_bytes(spoiled)
    back = read_session(path)
    assert [each.number for each in back.runs] == [2, 7]
    assert back.lost == ("3.run cannot be opened: it is damaged.",)


@pytest.mark.parametrize("index", [b"", b"{}", b"[" * 100_000, b"x" * (2**20 + 1), None])
def test_a_damaged_index_costs_names_and_colours(path: Path, index: bytes | None) -> None:
    rewrite(path, lambda parts: parts.pop(INDEX) if index is None else parts.update({INDEX: index}))
    back = read_session(path)
    assert [(each.number, each.place) for each in back.runs] == [(2, 0), (3, 1), (7, 2)]
    assert back.index == SessionIndex(n_begun=7)
    (loss,) = back.lost
    assert loss == "Names and colours of the runs cannot be read." or "too large" in loss


def test_what_is_no_run_of_it_is_left_alone(path: Path) -> None:
    def add(parts: dict[str, bytes]) -> None:
        for name in ("../1.run", "/1.run", "a/4.run", "0.run", "01.run", "-1.run", "1.run.exe"):
            parts[name] = parts["2.run"]

    rewrite(path, add)
    assert [each.number for each in read_session(path).runs] == [2, 3, 7]


def test_of_more_runs_than_there_is_room_for_the_newest_are_read(path: Path) -> None:
    rewrite(
        path, lambda parts: parts.update({f"{n}.run": parts["2.run"] for n in range(10, 1000, 99)})
    )
    assert [each.number for each in read_session(path).runs] == list(range(208, 1000, 99))


def test_what_unpacks_to_far_too_much_is_not_unpacked(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_file, "MAX_BYTES", 10**6)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("8.run", b"0" * 10**8)
    assert path.stat().st_size < 10**6
    back = read_session(path)
    assert [each.number for each in back.runs] == [2, 3, 7]
    assert back.lost == ("8.run cannot be opened: it is too large.",)


def test_memory_is_bounded_for_all_but_the_one_on_screen(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("visualizer.core.trained_run.MAX_BYTES", 70_000)
    assert [len(each.snapshots) for each in read_session(path).runs] == [1, 1, 1]
    monkeypatch.setattr("visualizer.core.trained_run.MAX_BYTES", 0)
    assert [len(each.snapshots) for each in read_session(path).runs] == [0, 1, 0]


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_session_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.session"
    path.write_bytes(content)
    with pytest.raises(Problem, match=r"a\.session cannot be opened: it is no saved session"):
        read_session(path)


def test_what_is_not_there_or_empty_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="No such file"):
        read_session(tmp_path / "gone.session")
    with pytest.raises(Problem, match="no saved session"):
        read_session(tmp_path)


@pytest.mark.parametrize("share", [0.2, 0.6, 0.99])
def test_what_is_cut_short_is_refused(path: Path, share: float) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: int(share * len(whole))])
    with pytest.raises(Problem, match=r"mine\.session cannot be opened"):
        read_session(path)


@pytest.mark.parametrize("n_bytes", [0, 500, 100_000, 200_000])
def test_a_full_disk_keeps_the_old_one(
    path: Path, full_disk: Callable[[int], AbstractContextManager[None]], n_bytes: int
) -> None:
    whole = path.read_bytes()
    other = replace(three(), index=replace(INDEX_OF_THREE, page="home"))
    with full_disk(n_bytes), pytest.raises(Problem) as caught:
        write_session(other, path)
    reason = os.strerror(errno.EFBIG)
    assert str(caught.value) == f"The session cannot be saved as mine.session: {reason}."
    assert path.read_bytes() == whole
    assert list(path.parent.iterdir()) == [path]
