"""Writing: one durable entry, a bulk load, and the check of the whole book."""

import datetime as dt
import hashlib
import itertools
import statistics
import time

from desktop.domain.trust.controls import EVERY_CONTROL
from desktop.services.ledger.post_entry import post_entry
from desktop.services.ledger.read_journal import masters_of
from desktop.services.trust.verify_book import verify_book
from tests.bench import book, ours, plain
from tests.bench.figures import Figure, noise, once, race_all

_POSTS = 60
_READ = (
    "SELECT * FROM entry ORDER BY id",
    "SELECT * FROM line ORDER BY entry_id, position",
    "SELECT * FROM log_leaf ORDER BY position",
)


def one_entry(session, conn):
    """Yield posting one voucher of today, every commit synced, in turns with the bare rows."""
    made = list(itertools.islice(book.vouchers(_POSTS * 4), _POSTS))
    today = dt.date(2025, 12, 31)
    made = [each._replace(day=today) for each in made]
    entries = list(ours.entries(masters_of(session.book, session.by), made))
    rows, lines = plain.rows(made)
    first = conn.execute("SELECT max(id) FROM entry").fetchone()[0]
    taken = [[], []]
    for at, entry in enumerate(entries):
        before = time.perf_counter()
        post_entry(session.book, session.by, entry, accepted=EVERY_CONTROL)
        between = time.perf_counter()
        own = first + 1 + at
        conn.execute("BEGIN IMMEDIATE")
        conn.execute(plain.ENTRY, (own, 9999, "post", own, *rows[at][4:]))
        conn.executemany(plain.LINE, [(own, *each[1:]) for each in lines if each[0] == rows[at][0]])
        conn.execute("COMMIT")
        taken[0].append(between - before)
        taken[1].append(time.perf_counter() - between)
    middle = [statistics.median(times) for times in taken]
    yield Figure("post one entry, durable, logged, signed", *middle, 6, note=noise(taken))


def bulk(folder, made):
    """Yield a bulk load of all vouchers into a new book, and hand the session back by `keep`."""
    entries, lines = plain.rows(made)
    raw = plain.empty(folder / "bulk.db")
    theirs, _ = once(lambda: plain.load(raw, entries, lines))
    raw.close()
    session = ours.empty(folder / "bulk")
    try:
        new = list(ours.entries(masters_of(session.book, session.by), made))
        mine, _ = once(lambda: ours.load(session, new))
    finally:
        session.close()
    yield Figure("bulk load of the whole book, checked, logged, searchable", mine, theirs, 3)


def proof(session):
    """Yield the check of every row against the log beside reading the same rows and hashing them."""
    count = 0

    def read_and_hash():
        digest = hashlib.sha256()
        with session.book.inspect() as conn:
            for query in _READ:
                for row in conn.connection.dbapi_connection.execute(query):
                    digest.update(hashlib.sha256(repr(row).encode()).digest())

    def check():
        nonlocal count
        found = verify_book(session.book, session.by)
        if not found.sound:
            raise AssertionError(found.findings[:3])
        count = found.size

    mine, theirs, note = race_all((check, read_and_hash), rounds=5)
    yield Figure(f"full check of book and log, {count:,} leaves", mine, theirs, 2, note=note)
