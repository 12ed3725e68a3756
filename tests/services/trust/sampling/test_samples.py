"""Samples on a real book: drawn, kept, written, filled in elsewhere and taken back."""

import dataclasses
import datetime as dt
import subprocess

import openpyxl
import pytest

from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import Series
from desktop.domain.trust.acting import Role
from desktop.domain.trust.findings import Severity
from desktop.domain.trust.sampling import SampleMethod, SampleOrder, Stratum, TickResult
from desktop.services.trust.audit.findings import list_findings
from desktop.services.trust.sampling.draw_sample import (
    draw_sample,
    list_samples,
    preview_sample,
    view_sample,
)
from desktop.services.trust.sampling.sample_list import read_ticks, write_sample
from desktop.services.trust.sampling.tick_items import Tick, tick_items
from desktop.services.trust.verify_book import verify_book
from desktop.text.words import words_of
from tests.books_made import new_book, with_masters

WORDS = words_of("ar")
ORDER = SampleOrder(SampleMethod.RANDOM, "2026-01-07", 4)


@pytest.fixture
def ledger(tmp_path):
    made = with_masters(new_book(tmp_path))
    for place in range(1, 11):
        made.post(
            ("5113" if place % 2 else "5112", 1_000 * place),
            ("1111", -1_000 * place),
            series=Series.PAYMENT if place < 8 else Series.JOURNAL,
            day=dt.date(2025, 3, place),
        )
    yield made
    made.session.close()


@pytest.fixture
def auditor(ledger):
    return dataclasses.replace(
        ledger.session.by, roles=frozenset({Role.INTERNAL_AUDITOR}), allowed=None
    )


@pytest.fixture
def guest(auditor):
    return dataclasses.replace(auditor, roles=frozenset({Role.GUEST_AUDITOR}))


def test_a_kept_sample_is_what_a_guest_draws_from_its_seed(ledger, auditor, guest):
    book = ledger.session.book
    number = draw_sample(book, auditor, "2025", ORDER)
    sample, items = view_sample(book, guest, number)
    drawn = preview_sample(book, guest, "2025", ORDER)
    assert [item.entry for item in items] == [one.unit.subject for one in drawn.picked]
    assert (sample.population, sample.population_amount) == (10, 55_000)
    assert sample.items == 4
    assert verify_book(book, ledger.session.by).sound


def test_strata_of_accounts_and_bands(ledger, auditor):
    book = ledger.session.book
    for by, bands, strata in (
        (Stratum.ACCOUNT, (), {"5113", "5112"}),
        (Stratum.SERIES, (), {"payment", "journal"}),
        (Stratum.BAND, (5_000,), {"0", "5000"}),
        (Stratum.PROJECT, (), {""}),
    ):
        order = SampleOrder(SampleMethod.STRATA, "a", 1, by, bands)
        picked = preview_sample(book, auditor, None, order).picked
        assert {one.unit.stratum for one in picked} == strata


def test_only_the_internal_auditor_keeps_and_ticks(ledger, auditor, guest):
    book = ledger.session.book
    number = draw_sample(book, auditor, None, ORDER)
    for by in (guest, ledger.session.by):
        with pytest.raises(UserError, match="not-permitted"):
            draw_sample(book, by, None, ORDER)
        with pytest.raises(UserError, match="not-permitted"):
            tick_items(book, by, number, ())
    assert len(list_samples(book, guest)) == 1


def test_ticks_grow_and_exceptions_become_findings(ledger, auditor):
    book = ledger.session.book
    number = draw_sample(book, auditor, None, ORDER)
    names = [item.entry for item in view_sample(book, auditor, number)[1]]
    made = tick_items(
        book,
        auditor,
        number,
        [Tick(names[0], TickResult.OK), Tick(names[1], TickResult.EXCEPTION, "بلا توقيع")],
        Severity.MAJOR,
    )
    assert (made.ticks, len(made.findings)) == (2, 1)
    found = list_findings(book, auditor)[0]
    assert (found.text, found.severity) == ("بلا توقيع", Severity.MAJOR)
    assert found.entry_id == view_sample(book, auditor, number)[1][1].entry_id
    tick_items(book, auditor, number, [Tick(names[1], TickResult.OK)])
    sample, items = view_sample(book, auditor, number)
    assert [item.result for item in items[:2]] == [TickResult.OK, TickResult.OK]
    assert sample.ticked == 2
    with book.inspect() as conn:
        assert conn.exec_driver_sql("SELECT count(*) FROM audit_tick").scalar() == 3


def test_all_or_none(ledger, auditor):
    book = ledger.session.book
    number = draw_sample(book, auditor, None, ORDER)
    name = view_sample(book, auditor, number)[1][0].entry
    for bad, key in (
        (Tick("2025-payment-9999", TickResult.OK), "sample-item-missing"),
        (Tick(name, TickResult.MISSING, " "), "sample-note-empty"),
    ):
        with pytest.raises(UserError, match=key):
            tick_items(book, auditor, number, [Tick(name, TickResult.OK), bad])
    assert view_sample(book, auditor, number)[0].ticked == 0
    with pytest.raises(UserError, match="sample-missing"):
        view_sample(book, auditor, 99)


@pytest.fixture
def filled(ledger, auditor, tmp_path):
    """Give a way to fill in the written list: rows to (result, note), in order."""
    book = ledger.session.book
    number = draw_sample(book, auditor, None, ORDER)
    path = tmp_path / "list.xlsx"
    write_sample(book, auditor, number, path, WORDS)

    def fill(*rows):
        work = openpyxl.load_workbook(path)
        sheet = work.active
        own = [row for row in sheet.iter_rows() if str(row[0].value).startswith("2025-")]
        assert len(own) == 4
        for row, (result, note) in zip(own, rows, strict=False):
            row[5].value, row[6].value = result, note
        done = tmp_path / "done.xlsx"
        work.save(done)
        return number, done

    return fill


def test_a_list_comes_back(ledger, auditor, guest, filled):
    book = ledger.session.book
    number, path = filled(("ok", None), ("مستند ناقص", "الفاتورة"), ("EXCEPTION", "x"))
    ticks = read_ticks(book, guest, number, path)
    assert [tick.result for tick in ticks] == [
        TickResult.OK,
        TickResult.MISSING,
        TickResult.EXCEPTION,
    ]
    assert view_sample(book, guest, number)[0].ticked == 0
    tick_items(book, auditor, number, ticks)
    assert view_sample(book, guest, number)[0].ticked == 3


@pytest.mark.parametrize(
    ("row", "key"),
    [
        (("maybe", None), "sample-result-unknown"),
        (("exception", None), "sample-note-empty"),
        ((None, "only a note"), "sample-no-ticks"),
    ],
)
def test_a_list_filled_in_wrongly(ledger, auditor, filled, row, key):
    number, path = filled(row)
    with pytest.raises(UserError, match=key):
        read_ticks(ledger.session.book, auditor, number, path)


def test_the_paper_has_a_row_for_each(ledger, auditor, tmp_path):
    book = ledger.session.book
    number = draw_sample(book, auditor, None, ORDER)
    path = tmp_path / "list.pdf"
    write_sample(book, auditor, number, path, words_of("en"))
    text = subprocess.run(
        ["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True
    ).stdout
    for item in view_sample(book, auditor, number)[1]:
        assert item.entry in text
    assert ORDER.seed in text
