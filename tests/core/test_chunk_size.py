"""Chunks that are as large as there is time for."""

import pytest

from visualizer.core.chunk_size import CHUNK_TIME, FIRST_SIZE, ChunkSize

MOST = 250


def sizes(seconds_an_image, n_chunks=20):
    chunk = ChunkSize(MOST)
    for _ in range(n_chunks):
        yield chunk.size
        chunk.took(chunk.size * seconds_an_image)


@pytest.mark.parametrize("seconds_an_image", [1e-7, 1e-4, 1e-3, 0.05, 3])
def test_after_a_few_chunks_each_takes_as_long_as_it_may(seconds_an_image):
    seen = list(sizes(seconds_an_image))
    assert seen[0] == FIRST_SIZE
    wanted = min(max(CHUNK_TIME / seconds_an_image, 1), MOST)
    assert seen[-1] == pytest.approx(wanted, abs=1)
    assert all(1 <= size <= MOST for size in seen)


def test_one_chunk_that_took_long_is_the_last_that_does():
    assert list(sizes(0.05, 4)) == [FIRST_SIZE, 1, 1, 1]


def test_one_chunk_that_was_quick_by_chance_does_not_make_the_next_a_long_one():
    chunk = ChunkSize(MOST)
    chunk.took(1e-9)
    assert chunk.size == 2 * FIRST_SIZE


def test_fewer_than_the_first_chunk_may_be_the_most():
    assert ChunkSize(3).size == 3
