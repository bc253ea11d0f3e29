"""Data files of every kind, whole and broken: each is read or refused in one sentence."""

import contextlib
import gzip
import io
import struct
import zipfile

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from visualizer.core import dataset_files
from visualizer.core.dataset_files import ARRAY_NAMES, IDX_NAMES, load_dataset, read_dataset
from visualizer.core.image_dataset import ImageDataset
from visualizer.core.sentence import Problem

GENERATOR = np.random.default_rng(0)
ARRAYS = {
    "x_train": GENERATOR.integers(0, 256, (6, 28, 28), np.uint8),
    "y_train": np.array([5, 0, 4, 1, 9, 2], np.uint8),
    "x_test": GENERATOR.integers(0, 256, (3, 28, 28), np.uint8),
    "y_test": np.array([7, 2, 1], np.uint8),
}
DAMAGED = "is damaged or cut short"


def npz_bytes(save=np.savez, **changed) -> bytes:
    stream = io.BytesIO()
    arrays = {name: array for name, array in (ARRAYS | changed).items() if array is not None}
    save(stream, **arrays)
    return stream.getvalue()


def idx_bytes(array: np.ndarray) -> bytes:
    sizes = struct.pack(f">{array.ndim}I", *array.shape)
    return bytes((0, 0, 8, array.ndim)) + sizes + array.tobytes()


def write_idx(folder, packed: bool):
    for name, file_name in IDX_NAMES.items():
        content = idx_bytes(ARRAYS[name])
        if packed:
            (folder / f"{file_name}.gz").write_bytes(gzip.compress(content))
        else:
            (folder / file_name).write_bytes(content)
    return folder


def assert_is_the_data(dataset: ImageDataset) -> None:
    for name in ARRAY_NAMES:
        assert (getattr(dataset, name) == ARRAYS[name]).all()


@pytest.mark.parametrize("save", [np.savez, np.savez_compressed])
@pytest.mark.parametrize("name", ["mnist.npz", "my data", "숫자.npz"])
def test_npz(tmp_path, save, name):
    (tmp_path / name).write_bytes(npz_bytes(save, more=np.ones(3)))
    assert_is_the_data(read_dataset(tmp_path / name))
    assert_is_the_data(load_dataset(str(tmp_path / name)))


@pytest.mark.parametrize("packed", [True, False])
def test_idx(tmp_path, packed):
    write_idx(tmp_path, packed)
    assert_is_the_data(read_dataset(tmp_path))
    for path in tmp_path.iterdir():
        assert_is_the_data(read_dataset(path))


def test_load_by_key(tmp_path, monkeypatch):
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    (tmp_path / "datasets").mkdir()
    (tmp_path / "datasets" / "mnist.npz").write_bytes(npz_bytes())
    assert_is_the_data(load_dataset("mnist"))


def test_real_mnist(real_mnist_path):
    dataset = read_dataset(real_mnist_path)
    assert dataset.x_train.shape == (60_000, 28, 28)
    assert dataset.x_test.shape == (10_000, 28, 28)
    assert dataset.y_train[:5].tolist() == [5, 0, 4, 1, 9]
    assert dataset.y_test[:5].tolist() == [7, 2, 1, 0, 4]


def refused(path) -> str:
    with pytest.raises(Problem) as problem:
        read_dataset(path)
    sentence = str(problem.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize("name", ["none.npz", "none", "no/folder/none.npz", "bad\0name", "mnist"])
def test_a_file_that_is_not_there(tmp_path, name):
    assert "There is no file" in refused(tmp_path / name)


def test_a_name_no_file_can_have(tmp_path):
    assert "cannot be read" in refused(tmp_path / ("x" * 5000))


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in ARRAY_NAMES:
            archive.writestr(f"{name}.npy", b"")
            # Only the table of contents is asked: nothing is unpacked to find out.
            archive.filelist[-1].file_size = 2**29
    return stream.getvalue()


HUGE_HEADER = npz_bytes().replace(b"(6, 28, 28)", b"(6, 9**99, )")


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", DAMAGED),
        (b"hello", DAMAGED),
        (npz_bytes()[:-30], DAMAGED),
        (npz_bytes()[:500], DAMAGED),
        (b"\0" * 5000, DAMAGED),
        (npz_bytes().replace(b"\x93NUMPY", b"\x93NUMBY"), DAMAGED),
        (HUGE_HEADER, DAMAGED),
        (bomb(), DAMAGED),
        (npz_bytes(x_train=np.array([{}, 1], object)), DAMAGED),
        (npz_bytes(y_test=None), "holds no y_test"),
        (npz_bytes(y_test=None, x_train=None), "holds no x_train, y_test"),
        (npz_bytes(x_test=np.zeros((3, 27, 28), np.uint8)), "28 x 28 are needed"),
        (npz_bytes(x_test=np.zeros((3, 28, 28))), "uint8"),
        (npz_bytes(y_test=np.array([1, 2, 10])), "labels other than 0 to 9"),
        (npz_bytes(y_test=np.array([1, 2])), "Images: 3; labels: 2"),
    ],
)
def test_an_npz_that_cannot_be_used(tmp_path, content, complaint):
    (tmp_path / "data.npz").write_bytes(content)
    assert complaint in refused(tmp_path / "data.npz")


def test_a_member_that_is_damaged(tmp_path):
    content = bytearray(npz_bytes(np.savez_compressed))
    content[400:440] = bytes(40)
    (tmp_path / "data.npz").write_bytes(content)
    assert DAMAGED in refused(tmp_path / "data.npz")


def test_a_member_that_declares_more_than_it_holds(tmp_path):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in ARRAY_NAMES:
            header = io.BytesIO()
            described = {"descr": "|u1", "fortran_order": False, "shape": (10**13, 28, 28)}
            np.lib.format.write_array_header_1_0(header, described)
            archive.writestr(f"{name}.npy", header.getvalue() + bytes(100))
    (tmp_path / "data.npz").write_bytes(stream.getvalue())
    assert DAMAGED in refused(tmp_path / "data.npz")


@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_no_damage_is_more_than_one_sentence(tmp_path, data):
    content = bytearray(npz_bytes(np.savez_compressed))
    # Most of the file is pixels: aim at the headers at its beginning and its end.
    places = st.integers(0, 300) | st.integers(len(content) - 500, len(content) - 1)
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(places)] = data.draw(st.integers(0, 255))
    (tmp_path / "data.npz").write_bytes(content[: data.draw(st.none() | places)])
    with contextlib.suppress(Problem):
        assert_is_the_data(read_dataset(tmp_path / "data.npz"))


@pytest.mark.parametrize("name", ["picture.png", "notes.txt", "idx"])
def test_a_file_of_another_kind(tmp_path, name):
    (tmp_path / name).write_bytes(b"hello")
    assert "is neither an .npz nor an IDX file" in refused(tmp_path / name)


def test_a_folder_without_data(tmp_path):
    assert "train-images-idx3-ubyte is missing" in refused(tmp_path)


@pytest.mark.parametrize("gone", IDX_NAMES.values())
def test_one_idx_file_missing(tmp_path, gone):
    (write_idx(tmp_path, False) / gone).unlink()
    assert f"{gone} is missing" in refused(tmp_path)


IMAGES, LABELS = idx_bytes(ARRAYS["x_train"]), idx_bytes(ARRAYS["y_train"])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x_train", b""),
        ("x_train", IMAGES[:3]),
        ("x_train", IMAGES[:9]),
        ("x_train", IMAGES[:16]),
        ("x_train", IMAGES[:-1]),
        ("x_train", IMAGES + b"\0"),
        ("x_train", b"\1" + IMAGES[1:]),
        ("x_train", b"\0\0\x0d\3" + IMAGES[4:]),
        ("x_train", LABELS),
        ("y_train", IMAGES),
        ("y_train", LABELS[:7]),
        ("y_train", LABELS[:-1]),
        ("x_train", bytes((0, 0, 8, 3)) + struct.pack(">3I", 2**22, 2**21, 2**21)),
        ("x_train", bytes((0, 0, 8, 255)) + b"\0\0\0\1" * 255 + b"\0"),
    ],
)
@pytest.mark.parametrize("packed", [True, False])
def test_a_damaged_idx_file_is_named(tmp_path, name, content, packed):
    path = write_idx(tmp_path, packed) / (IDX_NAMES[name] + packed * ".gz")
    path.write_bytes(gzip.compress(content) if packed else content)
    assert f"{path.name} {DAMAGED}" in refused(tmp_path)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda packed: packed[: len(packed) // 2],
        lambda packed: packed[:-4],
        lambda packed: b"",
        lambda packed: b"no gzip",
        lambda packed: packed[:20] + bytes(20) + packed[40:],
        lambda packed: packed[:10] + b"\xff" * 20 + packed[30:],
        lambda packed: packed[:-8] + bytes(8),
    ],
    ids=["half", "no end", "empty", "plain text", "a hole", "no such block", "wrong checksum"],
)
def test_a_damaged_gz_file_is_named(tmp_path, spoil):
    path = write_idx(tmp_path, True) / "train-images-idx3-ubyte.gz"
    path.write_bytes(spoil(path.read_bytes()))
    assert f"{path.name} {DAMAGED}" in refused(tmp_path)


@pytest.mark.parametrize(
    ("name", "array", "complaint"),
    [
        ("x_test", np.zeros((3, 20, 20), np.uint8), "28 x 28 are needed"),
        ("x_test", np.zeros((0, 28, 28), np.uint8), "28 x 28 are needed"),
        ("y_test", np.array([1, 2, 77], np.uint8), "labels other than 0 to 9"),
        ("y_test", np.array([1], np.uint8), "Images: 3; labels: 1"),
    ],
)
def test_idx_files_that_do_not_fit(tmp_path, name, array, complaint):
    (write_idx(tmp_path, False) / IDX_NAMES[name]).write_bytes(idx_bytes(array))
    assert complaint in refused(tmp_path)


def test_an_idx_file_too_large_to_unpack(tmp_path, monkeypatch):
    monkeypatch.setattr(dataset_files, "MAX_BYTES", len(IMAGES) - 1)
    assert f"train-images-idx3-ubyte.gz {DAMAGED}" in refused(write_idx(tmp_path, True))


def test_a_folder_in_place_of_a_file(tmp_path):
    write_idx(tmp_path, False)
    (tmp_path / IDX_NAMES["y_test"]).unlink()
    (tmp_path / IDX_NAMES["y_test"]).mkdir()
    assert f"{IDX_NAMES['y_test']} cannot be read" in refused(tmp_path)


@pytest.mark.parametrize("name", ["data.npz", "train-images-idx3-ubyte"])
def test_a_file_that_may_not_be_read(tmp_path, monkeypatch, name):
    # File modes do not stop an administrator, whom tests sometimes run as.
    def forbidden(path, *args, **kwargs):
        raise PermissionError(13, "Permission denied", str(path))

    write_idx(tmp_path, False)
    (tmp_path / name).write_bytes(npz_bytes())
    monkeypatch.setattr("zipfile.is_zipfile", lambda path: str(path).endswith(".npz"))
    monkeypatch.setattr("zipfile.ZipFile", forbidden)
    monkeypatch.setattr("builtins.open", forbidden)
    assert refused(tmp_path / name) == f"The file {name} cannot be read: Permission denied."
