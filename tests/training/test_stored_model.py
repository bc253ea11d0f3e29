"""A model's file is data: whatever it holds, nothing is run and little memory is taken."""

from __future__ import annotations

import io
import json
import os
import shutil
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import h5py
import numpy as np
import pytest

from visualizer.core.initialisation import initial_network
from visualizer.core.sentence import Problem
from visualizer.core.training_config import TrainingConfig
from visualizer.training import stored_model
from visualizer.training.model_files import SUFFIXES, load_model, save_model

CONFIG = TrainingConfig(preset="lecture-20-20")
NETWORK = initial_network(CONFIG.layers, 3)
KERNELS = {
    ".keras": "layers/dense/vars/0",
    ".h5": "model_weights/hidden_1/sequential/hidden_1/kernel",
}
both = pytest.mark.parametrize("suffix", SUFFIXES)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A good model in each format."""
    folder = tmp_path_factory.mktemp("models")
    paths = {suffix: folder / f"model{suffix}" for suffix in SUFFIXES}
    for path in paths.values():
        save_model(NETWORK, CONFIG, path)
    return paths


@pytest.fixture
def members(whole: dict[str, Path]) -> dict[str, bytes]:
    """What is in the archive."""
    with zipfile.ZipFile(whole[".keras"]) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def refused(path: Path) -> str:
    with pytest.raises(Problem) as caught:
        load_model(path)
    return str(caught.value)


def archive_of(path: Path, members: dict[str, bytes], packing: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", packing) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def described(
    path: Path, members: dict[str, bytes], change: Callable[[dict], object], **more: bytes
) -> Path:
    """Write a model with another description."""
    description = json.loads(members["config.json"])
    change(description)
    text = json.dumps(description).encode()
    return archive_of(path, {**members, "config.json": text, **more})


def dense(**values: object) -> Callable[[dict], None]:
    def change(description: dict) -> None:
        layers = description["config"]["layers"]
        next(each for each in layers if each["class_name"] == "Dense")["config"].update(values)

    return change


MARK = "import os; open('pwned', 'w')"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            dense(activation={"module": "builtins", "class_name": "eval", "config": MARK}),
            "damaged",
        ),
        (
            dense(activation={"module": "os", "class_name": "function", "config": "system"}),
            "activation system",
        ),
        (dense(activation={"class_name": "__lambda__", "config": {"value": "4wEA"}}), "lambda"),
        (dense(units=10**6), "too large"),
        (dense(units=10**9), "damaged"),
        (dense(units="many"), "damaged"),
        (dense(units=-1), "damaged"),
        (dense(units=True), "damaged"),
        (dense(units=float("nan")), "damaged"),
        (dense(activation=["relu"]), "damaged"),
        (lambda description: description["config"].update(layers="x"), "damaged"),
        (lambda description: description["config"].update(layers=[]), "no Keras model"),
        (lambda description: description["config"].update(layers=[1, None]), "damaged"),
        (lambda description: description["config"]["layers"][2].update(config="x"), "damaged"),
        (lambda description: description["config"]["layers"][2].update(module="os"), "os.Dense"),
        (lambda description: description.update(class_name="Lambda"), "no Keras model"),
        (lambda description: description.update(config=None), "no Keras model"),
        (dict.clear, "no Keras model"),
        (
            lambda description: description["config"]["layers"][0]["config"].update(
                batch_shape=[None, 10**6, 10**6]
            ),
            "inputs of the shape",
        ),
        (
            lambda description: description["config"]["layers"].extend(
                {"class_name": "Dropout", "config": {"rate": 0.1}} for _ in range(5000)
            ),
            "too large",
        ),
    ],
)
def test_a_description_that_makes_no_sense_is_refused(
    tmp_path: Path,
    members: dict[str, bytes],
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[dict], object],
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    path = described(tmp_path / "tampered.keras", members, change)
    assert refused(path).startswith("tampered.keras cannot be opened: ")
    assert words in refused(path)
    assert os.listdir() == ["tampered.keras"]


@pytest.mark.parametrize(
    "change",
    [
        dense(
            kernel_initializer={
                "module": "os",
                "class_name": "system",
                "config": {"command": "touch pwned"},
            }
        ),
        # Keras would make room for a hundred thousand more weights of each pixel.
        dense(lora_rank=100_000),
        dense(dtype="string"),
        lambda description: description.update(
            module="antigravity",
            build_config={"input_shape": [None, 10**9]},
            compile_config={"optimizer": {"module": "os", "class_name": "system"}},
        ),
    ],
)
def test_what_is_not_looked_at_can_do_nothing(
    tmp_path: Path,
    members: dict[str, bytes],
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[dict], object],
) -> None:
    monkeypatch.chdir(tmp_path)
    network = load_model(described(tmp_path / "model.keras", members, change)).network
    np.testing.assert_array_equal(network.layers[0].weights, NETWORK.layers[0].weights)
    assert os.listdir() == ["model.keras"]


@pytest.mark.parametrize("text", [b"NaN", b"[]", b"", b"\xff\xfe", b"[" * 10**5, b'{"config":'])
def test_a_description_that_is_none_is_refused(
    tmp_path: Path, members: dict[str, bytes], text: bytes
) -> None:
    path = archive_of(tmp_path / "model.keras", {**members, "config.json": text})
    assert "cannot be opened: it" in refused(path)


@pytest.mark.parametrize("name", ["../../evil.txt", "/evil.txt", "assets/evil.py", "inner.keras"])
def test_an_archive_with_more_in_it_is_refused(
    tmp_path: Path, members: dict[str, bytes], name: str
) -> None:
    path = archive_of(tmp_path / "model.keras", {**members, name: b"x"})
    assert "no Keras model" in refused(path)


def test_what_unpacks_to_far_too_much_is_refused(
    tmp_path: Path, members: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "model.keras"
    long = {**members, "config.json": members["config.json"] + b" " * 10**7}
    assert "too large" in refused(archive_of(path, long, zipfile.ZIP_DEFLATED))
    # A few bytes of these unpack to gigabytes at once, whatever the archive says.
    for packing in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        assert "damaged" in refused(archive_of(path, members, packing))
    monkeypatch.setattr(stored_model, "MAX_BYTES", 100_000)
    wide = {**members, "model.weights.h5": bytes(10**6)}
    assert "too large" in refused(archive_of(path, wide, zipfile.ZIP_DEFLATED))
    assert "too large" in refused(archive_of(path, wide))


def of_shape(**how: object) -> Callable[[h5py.Group, str], None]:
    return lambda file, name: file.create_dataset(name, (784, 20), **{"dtype": "f4", **how})


def put(value: object) -> Callable[[h5py.Group, str], None]:
    return lambda file, name: file.__setitem__(name, value)


def virtual(file: h5py.Group, name: str) -> None:
    layout = h5py.VirtualLayout((784, 20), "f4")
    layout[...] = h5py.VirtualSource("elsewhere.h5", "x", shape=(784, 20))
    file.create_virtual_dataset(name, layout)


def link_to_good_weights(file: h5py.Group, name: str) -> None:
    file.create_dataset("elsewhere", (784, 20), "f4")
    file[name] = h5py.SoftLink("/elsewhere")


KERNEL_ATTACKS: dict[str, Callable[[h5py.Group, str], None]] = {
    "nothing": lambda file, name: None,
    "group": lambda file, name: file.create_group(name),
    "declared": lambda file, name: file.create_dataset(name, (10**6, 10**6), "f4", chunks=(9, 9)),
    "turned": lambda file, name: file.create_dataset(name, (20, 784), "f4"),
    "chunk": of_shape(chunks=(20_000, 20_000), maxshape=(None, None)),
    "packed": of_shape(compression="gzip"),
    "elsewhere": of_shape(external=[("/etc/passwd", 0, h5py.h5f.UNLIMITED)]),
    "virtual": virtual,
    "link": put(h5py.SoftLink("/elsewhere")),
    "good link": link_to_good_weights,
    "round link": put(h5py.SoftLink(".")),
    "other file": put(h5py.ExternalLink("elsewhere.h5", "/x")),
    "references": of_shape(dtype=h5py.ref_dtype),
    "lists": of_shape(dtype=h5py.vlen_dtype(np.float32)),
    "words": of_shape(dtype=h5py.string_dtype()),
    "arrays": of_shape(dtype=np.dtype(("f4", (1000,)))),
    "bytes": of_shape(dtype="i1"),
    "complex": of_shape(dtype="c8"),
    "type": put(np.dtype("f4")),
    "empty": put(h5py.Empty("f4")),
}


def with_kernel(
    whole: dict[str, Path], path: Path, attack: Callable[[h5py.Group, str], object]
) -> Path:
    """Write a model whose first weights are stored in another way."""
    suffix = path.suffix
    content = whole[suffix].read_bytes()
    members: dict[str, bytes] = {}
    if suffix == ".keras":
        with zipfile.ZipFile(whole[suffix]) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        content = members["model.weights.h5"]
    image = io.BytesIO(content)
    with h5py.File(image, "r+") as file:
        name = KERNELS[suffix]
        if name not in file:
            # Models made earlier count, too, in the name.
            group = file["model_weights/hidden_1"]
            name = f"model_weights/hidden_1/{group.attrs['weight_names'][0]}"
        del file[name]
        attack(file, name)
    if members:
        return archive_of(path, {**members, "model.weights.h5": image.getvalue()})
    path.write_bytes(image.getvalue())
    return path


@both
@pytest.mark.parametrize("attack", KERNEL_ATTACKS)
def test_weights_that_are_no_plain_numbers_are_refused(
    tmp_path: Path, whole: dict[str, Path], suffix: str, attack: str
) -> None:
    path = with_kernel(whole, tmp_path / f"model{suffix}", KERNEL_ATTACKS[attack])
    tracemalloc.start()
    try:
        assert refused(path) == f"model{suffix} cannot be opened: it is damaged."
        assert tracemalloc.get_traced_memory()[1] < 2**24
    finally:
        tracemalloc.stop()


@both
@pytest.mark.parametrize("dtype", [">f4", "f2", "f8"])
def test_numbers_are_taken_however_they_are_written(
    tmp_path: Path, whole: dict[str, Path], suffix: str, dtype: str
) -> None:
    path = with_kernel(
        whole, tmp_path / f"model{suffix}", of_shape(dtype=dtype, fillvalue=np.array(0.5, dtype))
    )
    weights = load_model(path).network.layers[0].weights
    assert weights.dtype == np.float32
    assert (weights == 0.5).all()


@both
def test_every_way_to_cut_a_file_short_is_refused(
    tmp_path: Path, whole: dict[str, Path], suffix: str
) -> None:
    path = tmp_path / f"cut{suffix}"
    content = whole[suffix].read_bytes()
    for share in range(40):
        path.write_bytes(content[: len(content) * share // 40])
        assert refused(path).startswith(f"cut{suffix} cannot be opened")


@both
def test_bytes_that_have_changed_do_no_harm(
    tmp_path: Path, whole: dict[str, Path], suffix: str
) -> None:
    path = tmp_path / f"changed{suffix}"
    content = np.frombuffer(whole[suffix].read_bytes(), np.uint8)
    generator = np.random.default_rng(0)
    for _ in range(60):
        changed = content.copy()
        places = generator.integers(0, min(len(content), 6000), 8)
        changed[places] = generator.integers(0, 256, 8)
        path.write_bytes(changed.tobytes())
        try:
            load_model(path)
        except Problem as problem:
            assert "cannot be opened" in str(problem)  # noqa: PT017


@both
def test_what_is_no_file_is_not_waited_for(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"pipe{suffix}"
    if hasattr(os, "mkfifo"):
        os.mkfifo(path)
        assert refused(path) == f"pipe{suffix} cannot be opened: it is no file."
        path.unlink()
        path.symlink_to("/dev/zero")
        assert "no file" in refused(path)
        path.unlink()
        path.symlink_to(path)
        assert "cannot be opened" in refused(path)


@both
def test_a_model_is_known_by_what_is_in_it(
    tmp_path: Path, whole: dict[str, Path], suffix: str
) -> None:
    path = tmp_path / f"model{'.h5' if suffix == '.keras' else '.keras'}"
    shutil.copy(whole[suffix], path)
    assert load_model(path).network.n_weights == NETWORK.n_weights
