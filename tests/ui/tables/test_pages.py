"""The kept pages of a long list: found, forgotten, and the way to each."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.tables.pages import KEPT, SIZE, FromEnd, FromKey, Later, Pages


def filled(count, pages):
    made = Pages()
    made.count = count
    for page in pages:
        rows = tuple(range(page * SIZE, min(page * SIZE + SIZE, count)))
        made.keep(page, rows, rows[-1])
    return made


def test_rows_are_found_on_their_pages():
    pages = filled(250, (0, 2))
    assert pages.row(0) == 0
    assert pages.row(99) == 99
    assert pages.row(100) is None
    assert pages.row(249) == 249
    assert pages.row(250) is None


def test_memory_is_bounded_and_the_oldest_goes():
    pages = filled(10**6, range(KEPT))
    assert pages.has(0)
    pages.keep(KEPT, tuple(range(SIZE)), None)
    assert pages.has(0)
    assert not pages.has(1)


def test_the_way_to_a_page():
    pages = filled(1_050, (0,))
    assert pages.way_to(0, backwards=True) == FromKey(None)
    assert pages.way_to(1, backwards=True) == FromKey(99)
    assert pages.way_to(5, backwards=True) == Later(1, 99)
    assert pages.way_to(10, backwards=True) == FromEnd(50)
    assert pages.way_to(9, backwards=True) == FromEnd(150)
    assert pages.way_to(10, backwards=False) == Later(1, 99)


def test_anchors_open_every_page():
    pages = filled(1_050, (0, 1))
    pages.add_ends(1, [99 + SIZE * n for n in range(1, 10)])
    assert pages.ends_known == 10
    assert pages.way_to(7, backwards=True) == FromKey(699)


@given(st.integers(0, 5), st.integers(0, 9), st.integers(0, 9))
def test_anchors_that_overlap_what_is_known_change_nothing(known, first, length):
    truth = [99 + SIZE * n for n in range(20)]
    pages = filled(2_000, range(known))
    first = min(first, known)
    pages.add_ends(first, truth[first : first + length])
    assert pages.ends_known == max(known, first + length)
    assert [pages.way_to(n, backwards=False).key for n in range(1, pages.ends_known + 1)] == truth[
        : pages.ends_known
    ]
