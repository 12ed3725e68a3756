"""Jobs of the ledger: posting, drafts, importing and taking back, locking months, closing a year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from random import Random

from desktop.domain.ledger.year import PeriodStatus
from desktop.services.ledger.add_masters import add_year
from desktop.services.ledger.close_period import set_period
from desktop.services.ledger.closing.close_year import close_year
from desktop.services.ledger.drafts import list_drafts, save_draft
from desktop.services.ledger.imports.import_journal import import_journal, preview_import
from desktop.services.ledger.imports.undo_import import undo_import
from desktop.services.session import Session
from tests.books_made import PASSPHRASE, Clock
from tests.soak.jobs.job import (
    Job,
    Say,
    checked,
    ledger_of,
    made_book,
    opened,
    promised,
    texts,
)

_IMPORTED = 120
_YEAR_IS_OVER = dt.datetime(2026, 1, 10, 9, tzinfo=dt.UTC)


def _post(root: Path, seed: int, say: Say) -> None:
    """Post in several sittings; now and then a sitting is long enough to fold the log back."""
    random = Random(seed)
    number = 0
    for _ in range(3):
        session = opened(root)
        ledger = ledger_of(session)
        for _ in range(random.choice((3, 8, 8, 150))):
            number += 1
            amount = random.randrange(1, 10**7)
            ledger.post(
                ("1111", amount, "EU", "P01"),
                ("4211", -amount, "EU", "P01"),
                reference=f"r{number}",
                narration="تبرع " * random.randrange(1, 60),
            )
            say(f"posted r{number}")
        session.close()


def _posted(root: Path, said: list[str]) -> Iterator[str]:
    def look(session: Session) -> Iterator[str]:
        there = set(texts(session, "SELECT reference FROM entry"))
        for lost in sorted(set(promised(said, "posted")) - there)[:3]:
            yield f"lost entry {lost}"
        ledger_of(session).post(("1111", 7), ("4211", -7), reference="after the cut")

    return checked(root, look)


def _draft(root: Path, seed: int, say: Say) -> None:
    random = Random(seed)
    session = opened(root)
    for number in range(40):
        content = f"draft-{number}-" + "س" * random.randrange(2_000)
        save_draft(session.book, session.by, content)
        say(f"kept {number} {len(content)}")
    session.close()


def _drafted(root: Path, said: list[str]) -> Iterator[str]:
    def look(session: Session) -> Iterator[str]:
        there = {
            f"{draft.content.split('-')[1]} {len(draft.content)}"
            for draft in list_drafts(session.book, session.by)
            if draft.content.startswith("draft-")
        }
        for lost in sorted(set(promised(said, "kept")) - there)[:3]:
            yield f"lost draft {lost}"

    return checked(root, look)


def _journals(root: Path) -> None:
    made_book(root)
    for number in range(3):
        entries = (
            f"2025-{n % 12 + 1:02}-{n % 28 + 1:02} دفعة رقم {n} من {number}\n"
            f"    Assets:Cash:Box{n % 7}      {n + 1}.250 LYD\n"
            f"    Income:Gifts{number}       -{n + 1}.250 LYD\n"
            for n in range(_IMPORTED)
        )
        (root / f"j{number}.journal").write_text("\n".join(entries), encoding="utf-8")


def _import(root: Path, _seed: int, say: Say) -> None:
    session = opened(root)
    for number in range(3):
        plan = preview_import(session.book, session.by, root / f"j{number}.journal")
        done = import_journal(session.book, session.by, plan)
        say(f"imported j{number}.journal {done.entries}")
    session.close()


def _imported(root: Path, said: list[str]) -> Iterator[str]:
    query = (
        "SELECT source || ' ' || (SELECT count(*) FROM entry WHERE entry.batch_id = b.id)"
        " FROM import_batch b"
    )

    def look(session: Session) -> Iterator[str]:
        there = set(texts(session, query))
        for lost in sorted(set(promised(said, "imported")) - there):
            yield f"lost import {lost}"
        for half in there:
            if not half.endswith(f" {_IMPORTED}"):
                yield f"half an import: {half}"

    return checked(root, look)


def _lock(root: Path, seed: int, say: Say) -> None:
    random = Random(seed)
    session = opened(root)
    ledger = ledger_of(session)
    for month in random.sample(range(1, 13), 12):
        ledger.post(("1111", month), ("4211", -month), day=dt.date(2025, month, 15))
        set_period(session.book, session.by, "2025", month, PeriodStatus.CLOSED)
        say(f"locked {month}")
        if random.random() < 0.2:
            session.close()
            session = opened(root)
            ledger = ledger_of(session)
    session.close()


def _locked(root: Path, said: list[str]) -> Iterator[str]:
    query = "SELECT number FROM period WHERE status = 'closed'"

    def look(session: Session) -> Iterator[str]:
        for lost in sorted(set(promised(said, "locked")) - set(texts(session, query))):
            yield f"month {lost} is open again"

    return checked(root, look)


def _undo(root: Path, _seed: int, say: Say) -> None:
    session = opened(root)
    for number in range(3):
        plan = preview_import(session.book, session.by, root / f"j{number}.journal")
        batch = import_journal(session.book, session.by, plan).batch_id
        undo_import(session.book, session.by, batch, reason="خطأ", narration="تراجع")
        say(f"undone {batch}")
    session.close()


def _undone(root: Path, said: list[str]) -> Iterator[str]:
    """An import stands whole, or is taken back whole."""
    query = """SELECT b.id || ' ' || (SELECT count(*) FROM entry r JOIN entry e
        ON e.id = r.reverses_id WHERE e.batch_id = b.id)
        || ' ' || EXISTS (SELECT 1 FROM import_undo u WHERE u.batch_id = b.id)
        FROM import_batch b WHERE b.format <> 'undo'"""

    def look(session: Session) -> Iterator[str]:
        there = {text.split()[0]: text.split()[1:] for text in texts(session, query)}
        for lost in set(promised(said, "undone")):
            if there.get(lost) != [str(_IMPORTED), "1"]:
                yield f"import {lost} is not taken back"
        for batch, state in there.items():
            if state not in (["0", "0"], [str(_IMPORTED), "1"]):
                yield f"half an import {batch} is taken back: {state}"

    return checked(root, look)


def _close(root: Path, seed: int, say: Say) -> None:
    session = opened(root, clock=Clock(_YEAR_IS_OVER))
    ledger = ledger_of(session)
    add_year(session.book, session.by, "2026", dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    for number in range(Random(seed).choice((2, 30))):
        fund = ("GEN", "EU")[number % 2]
        ledger.post(("1111", 7_000 + number, fund), ("4211", -7_000 - number, fund))
        ledger.post(("5212", 3_000, fund), ("1111", -3_000, fund))
        say(f"posted {number}")
    close_year(session, "2025", passphrase=PASSPHRASE, reason="محاكاة")
    say("closed 2025")
    session.close()


def _closed(root: Path, said: list[str]) -> Iterator[str]:
    """The year is open as before, or closed with everything passed on."""
    results = """SELECT ifnull(sum(abs(rest)), 0) FROM (SELECT sum(l.amount) AS rest FROM line l
        JOIN account a ON a.id = l.account_id WHERE a.kind IN ('income', 'expense')
        GROUP BY l.account_id, l.fund_id)"""

    def look(session: Session) -> Iterator[str]:
        (status,) = texts(session, "SELECT status FROM fiscal_year WHERE name = '2025'")
        (closings,) = texts(session, "SELECT count(*) FROM entry WHERE series = 'closing'")
        (rest,) = texts(session, results)
        if promised(said, "closed") and status != "closed":
            yield "the closed year is open again"
        if (status == "closed") is not (int(closings) > 0):
            yield f"half a closing: {status} with {closings} closing entries"
        if status == "closed" and rest != "0":
            yield f"results of {rest} were left in a closed year"

    return checked(root, look)


JOBS = (
    Job("posting", made_book, _post, _posted),
    Job("drafts", made_book, _draft, _drafted),
    Job("import", _journals, _import, _imported),
    Job("closing", made_book, _lock, _locked),
    Job("undo", _journals, _undo, _undone),
    Job("year-closing", made_book, _close, _closed),
)
