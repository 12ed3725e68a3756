"""Close a fiscal year: its income and expenses pass to net assets, and nothing is posted any more.

The entries, the locking of the months and the year's status are one act of writing: wherever the
power fails, the year is open as before or closed as a whole.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name
from desktop.domain.ledger.closing.fund_closing import ClosingPlan, FundClosing, closing_plan
from desktop.domain.ledger.closing.points import PointState
from desktop.domain.ledger.closing.year_deed import YearDeed, check_closable
from desktop.domain.ledger.entry import NewEntry, Series, check_lines
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.year import FiscalYear, PeriodStatus
from desktop.domain.log import canonical
from desktop.domain.log.canonical import Json
from desktop.domain.trust.acting import Act, Acting, require
from desktop.domain.trust.approval_content import content_of
from desktop.services.ledger.closing.check import Looked, Purpose
from desktop.services.ledger.closing.checklist import Checklist, looked_through
from desktop.services.ledger.closing.say_point import say_point, shown_in
from desktop.services.ledger.closing.write_act import digest_of_contents, write_act
from desktop.services.ledger.statements import source_of, year_named
from desktop.services.ledger.write_entry import Posted, write_beside
from desktop.services.session import Session
from desktop.services.trust.approvals.signing_key import unlock_key
from desktop.services.trust.verify_book import verify_book
from desktop.store.book import Book
from desktop.store.posting import Posting
from desktop.store.queries.masters import load_masters
from desktop.store.tables import masters as t
from desktop.store.tx import Tx
from desktop.text.words import Words, words_of

Progress = Callable[[int, int], None]
"""Hears (done, of how many) in thousandths; what it raises stops, and the year is as before."""

_WHOLE: Final = 1_000
_PROVEN: Final = 900
"""Proving the book against its log takes nearly all of the time."""


@dataclass(frozen=True, slots=True)
class Closed:
    """What came of closing: the entries by fund, and the points that were left open."""

    year_name: str
    posted: tuple[Posted, ...]
    checklist: Checklist


def preview_closing(book: Book, by: Acting, year_name: str | None = None) -> ClosingPlan:
    """Return what closing a year would post, and the net assets of each fund.

    Raises UserError `year-unknown` or `account-use-missing`.
    """
    with book.read(by, Act.READ_LEDGER) as conn:
        masters = load_masters(conn)
        return closing_plan(source_of(conn, masters, year_named(masters, year_name)))


def close_year(
    session: Session,
    year_name: str,
    *,
    passphrase: str,
    reason: str = "",
    language: str = "ar",
    sound: bool | None = None,
    progress: Progress | None = None,
) -> Closed:
    """Close the year under the officer's signature and return what was posted.

    Points of the checklist that are open and do not block are written into the act. `sound` is
    what a check of the book came to that has just been done; None: it is done here. Raises
    UserError `year-unknown`, `not-permitted`, `wrong-signing-passphrase`, as `check_closable` and
    `fund_closings` do, or `closing-blocked` where a point of the checklist is in the way.
    """
    book, by = session.book, session.by
    require(by, Act.CLOSE_YEAR)
    with book.read(by, Act.READ_LEDGER) as conn:
        masters = load_masters(conn)
    today = book.now().astimezone().date()
    check_closable(year_named(masters, year_name), tuple(masters.years.values()), today)
    said = clean_name(reason, field="reason")
    key = unlock_key(book, by, passphrase)
    tell = progress or _silent
    if sound is None:
        sound = verify_book(book, by, progress=_share(tell)).sound
    tell(_PROVEN, _WHOLE)
    with book.begin(by, Act.CLOSE_YEAR) as tx:
        masters = tx.masters()
        year = year_named(masters, year_name)
        check_closable(year, tuple(masters.years.values()), today)
        looked = Looked(tx.conn, masters, year, year.first_day, year.last_day, today, sound)
        found = looked_through(looked, Purpose.CLOSING)
        if found.blocking:
            currency = masters.organisation.currency
            said = say_point(found.blocking[0], words_of(language), shown_in(currency))
            raise UserError("closing-blocked", year=year.name, point=said)
        plan = closing_plan(looked.source)
        posted, digest = _post(tx, masters, year, plan, words_of(language))
        tell(_WHOLE - 1, _WHOLE)
        for month in masters.periods:
            if month.fiscal_year_id == year.id and month.status is PeriodStatus.OPEN:
                tx.update(t.period, month.id, status=PeriodStatus.CLOSED)
        write_act(
            tx,
            year,
            YearDeed.CLOSED,
            key,
            reason=said,
            left_open=_left_open(found),
            digest=digest,
        )
        tell(_WHOLE, _WHOLE)
    return Closed(year.name, posted, found)


def closing_origin(year: FiscalYear) -> str:
    """Return the subject that closing entries of a year are made for."""
    return f"closing:{year.name}"


def _post(
    tx: Tx, masters: Masters, year: FiscalYear, plan: ClosingPlan, words: Words
) -> tuple[tuple[Posted, ...], str]:
    """Post one entry for each fund; return them and the digest over what they say."""
    posting, made, texts = Posting(tx, masters), [], []
    for closing in plan.closings:
        entry = _entry(closing, year, words)
        check_lines(entry.lines, masters.organisation.currency, masters.funds)
        texts.append(content_of(entry, masters).text)
        made.append((entry, posting.write(year.id, entry)))
    posting.finish()
    for entry, written in made:
        write_beside(tx, masters, written.id, entry)
    posted = tuple(
        Posted(written.id, year.name, Series.CLOSING, written.number, written.leaf)
        for _, written in made
    )
    return posted, digest_of_contents(texts)


def _entry(closing: FundClosing, year: FiscalYear, words: Words) -> NewEntry:
    fund = words.of(closing.fund.name_ar, closing.fund.name_en)
    return NewEntry(
        year.last_day,
        Series.CLOSING,
        words("Closing of the year {year}: {fund}", year=year.name, fund=fund),
        closing.lines,
        origin=closing_origin(year),
    )


def _left_open(found: Checklist) -> str:
    """Return the points that are open or explained, as the act keeps them; "" for none."""
    left: list[Json] = [
        [point.check.key, point.found.count, "" if point.note is None else point.note.reason]
        for point in found.points
        if point.state in {PointState.FAILS, PointState.EXPLAINED}
    ]
    return canonical.encode(left).decode() if left else ""


def _share(tell: Progress) -> Progress:
    return lambda done, total: tell(min(_PROVEN * done // max(total, 1), _PROVEN), _WHOLE)


def _silent(_done: int, _total: int) -> None:
    """Nobody watches."""
