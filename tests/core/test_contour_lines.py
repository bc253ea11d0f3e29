"""Lines of a map, dot by dot."""

import numpy as np
import pytest

from visualizer.core.contour_lines import contour_lines


@pytest.mark.parametrize("steepness", [0.02, 0.1, 0.25])
def test_lines_lie_at_whole_numbers_and_are_as_wide_everywhere(steepness):
    heights = np.tile(steepness * np.arange(400.0), (3, 1))
    row = contour_lines(heights, 1000)[1]
    lines = np.arange(1, int(heights.max()))
    # As much ink a line, whether it is steep or flat.
    for line in lines:
        near = np.abs(heights[1] - line) < 0.5
        assert row[near].sum() == pytest.approx(1, abs=0.25)
        assert abs(np.average(heights[1][near], weights=row[near]) - line) < steepness


def test_there_are_no_lines_beyond_the_last_and_before_the_first():
    heights = np.tile(0.1 * np.arange(100.0), (3, 1))
    row = contour_lines(heights, 3)[1]
    assert set(np.rint(heights[1][row > 0]).tolist()) == {1, 2, 3}


def test_lines_too_near_to_each_other_fade():
    heights = np.tile(10 * np.arange(100.0), (3, 1))
    assert contour_lines(heights, 10_000).max() < 0.2


@pytest.mark.parametrize("height", [0.0, 1.0, 0.5, np.nan])
def test_what_is_level_has_no_line(height):
    assert not contour_lines(np.full((4, 5), height), 3).any()


def test_a_hole_has_no_line():
    heights = np.tile(0.1 * np.arange(100.0), (50, 1))
    heights[10:20, 10:20] = np.nan
    lines = contour_lines(heights, 16)
    assert not np.isnan(lines).any()
    assert not lines[10:20, 10:20].any()
    assert lines.any()
