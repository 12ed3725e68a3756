"""Anchors of the journal: a page entered anywhere is the page that walking would have reached."""

import datetime as dt

import pytest

from desktop.domain.ledger.entry import Series
from desktop.domain.ledger.journal_list import JournalFilter, JournalSort
from desktop.services.ledger.read_journal import (
    count_entries,
    journal_anchors,
    journal_page,
    journal_totals,
)
from tests.books_made import new_ledger


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    made = new_ledger(tmp_path_factory.mktemp("anchors"))
    for n in range(57):
        made.post(
            ("5113", 1_000 + n % 5),
            ("1111", -1_000 - n % 5),
            day=dt.date(2025, 3, 1 + n % 4),
            series=Series.PAYMENT if n % 3 else Series.JOURNAL,
            narration=f"قيد رقم {n}",
        )
    yield made
    made.session.close()


FILTERS = (
    JournalFilter(),
    JournalFilter(series=Series.PAYMENT),
    JournalFilter(words="قيد"),
    JournalFilter(first_day=dt.date(2025, 3, 2), last_day=dt.date(2025, 3, 3)),
)


@pytest.mark.parametrize("wanted", FILTERS)
@pytest.mark.parametrize("sort", JournalSort)
@pytest.mark.parametrize("descending", [True, False])
def test_pages_from_anchors_are_the_pages_walked(ledger, wanted, sort, descending):
    book, by = ledger.session.book, ledger.session.by
    how = {"sort": sort, "descending": descending}
    whole = journal_page(book, by, wanted, limit=1_000, **how).rows
    anchors = journal_anchors(book, by, wanted, step=10, limit=1_000, **how)
    assert len(anchors) == len(whole) // 10
    for place, key in enumerate(anchors, start=1):
        page = journal_page(book, by, wanted, after=key, limit=10, **how).rows
        assert page == whole[place * 10 : place * 10 + 10]


def test_anchors_go_on_where_a_chunk_ended(ledger):
    book, by = ledger.session.book, ledger.session.by
    whole = journal_anchors(book, by, JournalFilter(), step=5, limit=1_000)
    first = journal_anchors(book, by, JournalFilter(), step=5, limit=20)
    assert len(first) == 4
    rest = journal_anchors(book, by, JournalFilter(), step=5, limit=1_000, after=first[-1])
    assert first + rest == whole


@pytest.mark.parametrize("wanted", FILTERS)
def test_totals_are_those_of_the_rows(ledger, wanted):
    book, by = ledger.session.book, ledger.session.by
    rows = journal_page(book, by, wanted, limit=1_000).rows
    assert journal_totals(book, by, wanted) == (len(rows), sum(row.amount for row in rows))
    assert count_entries(book, by, wanted) == len(rows)


def test_totals_of_nothing_are_zero(ledger):
    wanted = JournalFilter(words="لاشيءكهذا")
    assert journal_totals(ledger.session.book, ledger.session.by, wanted) == (0, 0)
