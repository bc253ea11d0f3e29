"""A picture of sketches: what has not changed is not painted again, and nobody sees that."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QTransform
from PySide6.QtWidgets import QApplication

from visualizer.widgets.sketch import Sketch
from visualizer.widgets.still_picture import StillPicture
from visualizer.widgets.theme import number_font

SIZE, GROUND = QSize(120, 80), QColor("#ffffff")
COLORS = [QColor(name) for name in ("#0072b2", "#d55e00", "#009e73")]

numbers = st.floats(-10, 110, width=16)
points = st.builds(QPointF, numbers, numbers)
places = st.builds(QRectF, numbers, numbers, st.floats(4, 60), st.floats(4, 30))


class CountingSketch(Sketch):
    """Counts how often it is painted."""

    n_paintings = 0

    def paint(self, painter: QPainter) -> None:
        self.n_paintings += 1
        super().paint(painter)


@st.composite
def sketches(draw: st.DrawFn) -> Sketch:
    sketch = Sketch()
    color = draw(st.sampled_from(COLORS))
    match draw(st.integers(0, 5)):
        case 0:
            sketch.outlined_box(draw(places), 6, color, COLORS[0])
        case 1:
            sketch.frame(draw(places), 3, QPen(color, 2.5))
        case 2:
            sketch.words(draw(places), "−0.1234", color, number_font())
        case 3:
            lines = draw(st.lists(st.builds(QLineF, points, points), min_size=1, max_size=3))
            sketch.lines(QPen(color, draw(st.floats(0.5, 5))), lines, smooth=draw(st.booleans()))
        case 4:
            pen = QPen(color, 8)
            sketch.points(pen, draw(st.lists(points, min_size=1, max_size=3)))
        case _:
            image = QImage(3, 2, QImage.Format.Format_RGB32)
            image.fill(color)
            sketch.image(draw(places), image)
    return sketch


def shown(
    picture: StillPicture,
    drawn: list[Sketch],
    ratio: float = 1.0,
    transform: QTransform | None = None,
) -> QImage:
    picture.show(drawn, SIZE, ratio, transform or QTransform(), GROUND)
    return picture.pixmap.toImage()


def box(x: float, color: QColor = COLORS[0]) -> CountingSketch:
    sketch = CountingSketch()
    sketch.box(QRectF(x, 10, 20, 20), 4, color)
    return sketch


@given(
    st.lists(sketches(), max_size=6),
    st.lists(st.tuples(st.integers(0, 6), sketches()), min_size=1, max_size=3),
    st.sampled_from([1.0, 1.25, 1.5, 2.0]),
    st.floats(0.5, 2.5),
)
def test_every_dot_is_as_if_all_were_painted_anew(
    qapp: QApplication,
    drawn: list[Sketch],
    edits: list[tuple[int, Sketch]],
    ratio: float,
    scale: float,
) -> None:
    transform = QTransform().translate(3.3, -1.7).scale(scale, scale)
    picture = StillPicture()
    shown(picture, drawn, ratio, transform)
    for place, sketch in edits:
        drawn = [*drawn[:place], sketch, *drawn[place + 1 :]]
        assert shown(picture, drawn, ratio, transform) == shown(
            StillPicture(), drawn, ratio, transform
        )
    drawn = drawn[1:]
    assert shown(picture, drawn, ratio, transform) == shown(StillPicture(), drawn, ratio, transform)


def test_only_what_looks_different_and_what_it_touches_is_painted(qapp: QApplication) -> None:
    picture = StillPicture()
    left, under, right = box(10), box(65), box(75)
    shown(picture, [left, under, right])
    same = box(10)
    shown(picture, [same, under, box(75, COLORS[1])])
    assert (left.n_paintings, same.n_paintings, under.n_paintings) == (1, 0, 2)


def test_lines_are_kept(qapp: QApplication) -> None:
    picture, lines = StillPicture(), CountingSketch()
    lines.lines(QPen(COLORS[0], 2), [QLineF(0, 0, 100, 70)])
    for color in COLORS:
        shown(picture, [lines, box(30, color)])
    assert lines.n_paintings == 1
    shown(picture, [lines], transform=QTransform.fromScale(0.5, 0.5))
    assert lines.n_paintings == 2


@pytest.mark.parametrize("ratio", [1.0, 1.5])
def test_it_has_the_size_of_the_screen(qapp: QApplication, ratio: float) -> None:
    picture = StillPicture()
    for color in COLORS[:2]:
        shown(picture, [box(30, color)], ratio)
        assert picture.pixmap.size() == SIZE * ratio
        assert picture.pixmap.devicePixelRatio() == ratio


def test_words_that_do_not_fit_stay_in_their_place(qapp: QApplication) -> None:
    sketch = Sketch()
    sketch.words(QRectF(40, 20, 10, 6), "0.123456789", COLORS[0], number_font())
    image = shown(StillPicture(), [sketch])
    dots = [(x, y) for x in range(120) for y in range(80) if image.pixelColor(x, y) != GROUND]
    assert dots
    assert all(39 <= x <= 50 and 19 <= y <= 26 for x, y in dots)
