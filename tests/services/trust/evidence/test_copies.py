"""An older copy of the book is noticed, explained, and accepted only by an officer with a reason."""

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.domain.log.kinds import COPY
from desktop.domain.log.merkle import root_of
from desktop.domain.trust.evidence import (
    Agreement,
    ClockDoubt,
    Remembered,
    Source,
    clock_doubt,
    judge,
    roots_at,
)
from desktop.services.trust.evidence.accept_copy import accept_copy
from desktop.services.trust.evidence.import_receipt import import_receipt
from desktop.services.trust.evidence.known_heads import KnownHead, KnownHeads
from desktop.services.trust.evidence.look import look_at_evidence, remember_head
from desktop.services.trust.verify_book import verify_book
from desktop.store.queries.log_keys import accepted_copies
from tests.books_made import Clock
from tests.services.trust.evidence.conftest import file_package, receipt_for

BOOK = "01234567-89ab-cdef-0123-456789abcdef"
AT = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def older(filed):
    return [
        (one.remembered.source, one.agreement)
        for one in look_at_evidence(filed.session, filed.heads).older
    ]


def test_a_restored_copy_is_noticed_and_a_grown_book_is_not(filed):
    assert older(filed) == []
    kept = filed.copy()
    filed.post(700)
    assert older(filed) == []
    filed.put_back(kept)
    assert older(filed) == [(Source.COMPUTER, Agreement.BEYOND)]
    filed.post(1)
    for amount in range(2, 5):
        filed.post(amount)
    assert older(filed) == [(Source.COMPUTER, Agreement.DIFFERENT)]


def test_what_was_written_last_is_remembered_too(filed):
    look_at_evidence(filed.session, filed.heads)
    kept = filed.copy()
    filed.post(700)
    remember_head(filed.session, filed.heads)
    filed.put_back(kept)
    assert len(older(filed)) == 1


def test_going_on_in_an_older_copy_takes_a_reason_and_is_written_down(filed, package):
    look_at_evidence(filed.session, filed.heads)
    kept = filed.copy()
    filed.post(700)
    later = file_package(filed.session, filed.folder / "stick2")
    look_at_evidence(filed.session, filed.heads)
    filed.put_back(kept)
    import_receipt(filed.session, receipt_for(later))
    assert len(older(filed)) == 2
    with pytest.raises(UserError) as error:
        accept_copy(filed.session, "  ", filed.heads)
    assert error.value.key == "copy-reason-missing"
    accept_copy(filed.session, "تلف القرص فاستُعيدت النسخة", filed.heads)
    assert older(filed) == []
    for amount in range(1, 12):
        filed.post(amount)
    looked = look_at_evidence(filed.session, filed.heads)
    assert looked.older == looked.rewritten == ()
    receipts = [one for one in looked.states if one.remembered.source is Source.RECEIPT]
    assert [(one.agreement, one.accepted) for one in receipts] == [(Agreement.BEYOND, True)]
    with filed.session.book.inspect() as conn:
        (leaf,) = accepted_copies(conn)
    assert leaf.subject.startswith(f"{COPY}:")
    assert dict(leaf.fields)["reason"].startswith("تلف")
    assert verify_book(filed.session.book, filed.session.by).sound
    with pytest.raises(UserError) as error:
        accept_copy(filed.session, "again", filed.heads)
    assert error.value.key == "copy-not-older"


def test_a_receipt_of_the_copy_that_was_left_is_no_rewriting(filed, package):
    """It comes back from the authority only after work went on in the older copy."""
    look_at_evidence(filed.session, filed.heads)
    kept = filed.copy()
    for amount in range(1, 9):
        filed.post(amount)
    later = file_package(filed.session, filed.folder / "stick2")
    look_at_evidence(filed.session, filed.heads)
    filed.put_back(kept)
    accept_copy(filed.session, "القرص", filed.heads)
    for amount in range(1, 20):
        filed.post(amount)
    assert import_receipt(filed.session, receipt_for(later)).agreement is Agreement.BEYOND
    looked = look_at_evidence(filed.session, filed.heads)
    assert (len(looked.older), looked.rewritten) == (1, ())


# The memory of this computer -------------------------------------------------------------------


def test_the_memory_keeps_the_largest_and_nothing_personal(tmp_path):
    heads = KnownHeads(tmp_path / "a" / "b")
    assert heads.of(BOOK) is None
    heads.remember(BOOK, KnownHead(5, bytes(32), AT))
    heads.remember(BOOK, KnownHead(3, bytes(32), AT))
    assert heads.of(BOOK) == KnownHead(5, bytes(32), AT)
    heads.reset(BOOK, KnownHead(3, bytes(32), AT))
    assert heads.of(BOOK).size == 3
    (file,) = (tmp_path / "a" / "b").iterdir()
    assert set(json.loads(file.read_text())) == {"format", "book", "size", "root", "at", "checked"}


@given(st.binary(max_size=60))
def test_a_broken_memory_is_an_empty_one(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("heads")
    heads = KnownHeads(folder)
    (folder / f"{BOOK}.json").write_bytes(data)
    assert heads.of(BOOK) is None
    heads.remember(BOOK, KnownHead(1, bytes(32), AT))
    assert heads.of(BOOK).size == 1


def test_a_memory_that_cannot_be_written_or_a_strange_book_stops_nobody(tmp_path):
    (tmp_path / "file").write_text("x")
    heads = KnownHeads(tmp_path / "file")
    heads.remember(BOOK, KnownHead(1, bytes(32), AT))
    assert heads.of(BOOK) is None
    heads = KnownHeads(tmp_path)
    heads.remember("../../up", KnownHead(1, bytes(32), AT))
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_memory_of_another_book_is_not_believed(tmp_path):
    heads = KnownHeads(tmp_path)
    heads.remember(BOOK, KnownHead(1, bytes(32), AT))
    other = BOOK.replace("0", "f")
    (tmp_path / f"{BOOK}.json").rename(tmp_path / f"{other}.json")
    assert heads.of(other) is None


# The rules ---------------------------------------------------------------------------------------


@given(st.lists(st.binary(min_size=32, max_size=32), max_size=40), st.data())
def test_roots_at_sizes_are_the_roots(hashes, data):
    sizes = data.draw(st.lists(st.integers(0, 50), max_size=6))
    piece = data.draw(st.integers(1, 9))
    found = roots_at(lambda first, last: hashes[first:last], sizes, piece=piece)
    assert found == {n: root_of(hashes[:n]) for n in sizes if n <= len(hashes)}


def test_an_acceptance_excuses_only_what_lies_beyond_it():
    roots = {5: b"5" * 32, 20: b"x" * 32}
    known = Remembered(Source.RECEIPT, 20, b"2" * 32, AT, "c", "p", position=8)
    early = Remembered(Source.RECEIPT, 5, b"9" * 32, AT, "c", "p", position=8)
    assert judge([known], roots, [10])[0].accepted
    assert judge([early], roots, [10])[0].agreement is Agreement.DIFFERENT
    assert not judge([known], roots, [])[0].accepted
    assert not judge([known], roots, [7])[0].accepted
    late = Remembered(Source.RECEIPT, 20, b"2" * 32, AT, "c", "p", position=25)
    assert judge([late], roots, [])[0].agreement is Agreement.DIFFERENT
    assert judge([late], roots, [22])[0].agreement is Agreement.DIFFERENT


@pytest.mark.parametrize(
    ("days", "doubt"),
    [
        (-731, ClockDoubt.BEHIND),
        (-2, ClockDoubt.BEHIND),
        (-1, None),
        (0, None),
        (360, None),
        (367, ClockDoubt.AHEAD),
    ],
)
def test_a_clock_that_does_not_fit_the_book_is_doubted(days, doubt):
    assert clock_doubt(AT + dt.timedelta(days=days), AT) is doubt


def test_two_years_back_is_said_before_work_begins_and_the_order_is_kept(filed):
    filed.close()
    filed.open(clock=Clock(dt.datetime(2023, 6, 1, tzinfo=dt.UTC)))
    looked = look_at_evidence(filed.session, filed.heads)
    assert looked.clock is ClockDoubt.BEHIND
    assert looked.shown.year == 2023
    filed.post(5)
    after = look_at_evidence(filed.session, filed.heads)
    assert after.last >= looked.last
    with filed.session.book.inspect() as conn:
        told = conn.exec_driver_sql(
            "SELECT count(*) FROM log_leaf WHERE kind = 'clock'"
        ).scalar_one()
    assert told == 1
