"""The check in pieces finds what the check in one finds, and lets others write between them."""

import datetime as dt

import pytest

from desktop.services.trust import check_book
from desktop.services.trust.check_book import BookChecker
from desktop.services.trust.evidence.known_heads import KnownHeads
from desktop.services.trust.open_book import open_book
from desktop.services.trust.verify_book import verify_book
from tests.books_made import PASSPHRASE, Ledger
from tests.services.trust.test_tamper_evidence import THIRD_LINE, alter, path

__all__ = ["path"]

PUT_IN = (
    "INSERT INTO entry SELECT 77, 1, 'receipt', 3, day, 'x', '', recorded_at, 1, NULL, NULL, 9999,"
    " amount FROM entry WHERE id = 1"
)


def both(path):
    session = open_book(path, PASSPHRASE)
    try:
        checker = BookChecker(session)
        pieces = list(checker.pieces())
        return checker.result(), verify_book(session.book, session.by), pieces
    finally:
        session.close()


@pytest.mark.parametrize(
    "statements",
    [
        (),
        ("UPDATE entry SET narration = 'x' WHERE id = 1",),
        ("DELETE FROM line WHERE entry_id = 1", "DELETE FROM entry WHERE id = 1"),
        (THIRD_LINE,),
        ("DELETE FROM entry WHERE id = 2",),
        (PUT_IN,),
        ("UPDATE log_leaf SET fields = replace(fields, 'EU grant', 'US grant')",),
        ("DELETE FROM log_leaf WHERE position = (SELECT max(position) FROM log_leaf)",),
        ("UPDATE month_total SET debit = debit + 1 WHERE month = 202507",),
        ("UPDATE fund SET name_en = 'x' WHERE id = 1",),
    ],
)
def test_the_same_is_found_in_pieces(path, statements):
    if statements:
        alter(path, *statements)
    pieces, whole, _ = both(path)
    assert set(pieces.findings) == set(whole.findings)
    assert pieces.sound is not bool(statements)


def test_a_damaged_page_stops_it_at_once(path):
    database = path / "book.db"
    data = bytearray(database.read_bytes())
    data[-1_000] ^= 4
    database.write_bytes(bytes(data))
    pieces, whole, steps = both(path)
    assert pieces == whole
    assert not pieces.sound
    assert len(steps) == 1


def test_what_is_posted_between_two_pieces_is_looked_at_too(path, monkeypatch):
    monkeypatch.setattr(check_book, "ENTRIES_AT_ONCE", 1)
    session = open_book(path, PASSPHRASE)
    with session.book.inspect() as conn:
        accounts = dict(conn.exec_driver_sql("SELECT code, id FROM account").all())
        funds = dict(conn.exec_driver_sql("SELECT code, id FROM fund").all())
    ledger = Ledger(session, accounts, funds, {})
    checker = BookChecker(session)
    told = []
    for place, piece in enumerate(checker.pieces()):
        told.append(piece)
        if place == 8:
            ledger.post(("1111", 10), ("4211", -10), day=dt.date(2025, 8, 1))
    assert checker.result().sound
    assert told[-1].done == told[-1].total == 4
    assert told[-1].until == "2025-08-01"
    assert [each.done for each in told if each.total] == [1, 2, 3, 4]
    session.close()


def test_the_day_of_a_sound_check_is_remembered_beside_the_head(path, tmp_path):
    heads = KnownHeads(tmp_path / "heads")
    session = open_book(path, PASSPHRASE)
    list(BookChecker(session, heads).pieces())
    with session.book.inspect() as conn:
        book_id = conn.exec_driver_sql("SELECT book_id FROM organisation").scalar_one()
    session.close()
    at = dt.datetime(2026, 5, 1, tzinfo=dt.UTC)
    assert heads.of(book_id).checked is None
    heads.remember_check(book_id, at)
    head = heads.of(book_id)
    assert head.checked == at
    heads.reset(book_id, type(head)(head.size + 1, head.root, at))
    assert heads.of(book_id).checked == at
