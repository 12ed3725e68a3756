"""Hold the log against everything that remembers it: receipts, packages, backups, this computer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from desktop.domain.log.short_head import short_head
from desktop.domain.trust.acting import Act
from desktop.domain.trust.evidence import (
    Agreement,
    ClockDoubt,
    Judged,
    Remembered,
    Source,
    clock_doubt,
    judge,
    roots_at,
)
from desktop.services.session import Session
from desktop.services.trust.evidence.known_heads import KnownHead, KnownHeads
from desktop.store.queries import evidence as queries
from desktop.store.queries.log import load_head
from desktop.store.queries.log_keys import accepted_copies
from desktop.store.queries.masters import load_organisation

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found; `shown` is what the computer's clock showed then, `last` the last record.

    `states` begin with what this computer remembers, where it does. `checked` is when the whole
    book was last found sound on it.
    """

    size: int
    root: bytes
    states: tuple[Judged, ...]
    clock: ClockDoubt | None
    shown: dt.datetime
    last: dt.datetime
    checked: dt.datetime | None = None

    @property
    def short(self) -> str:
        """The head of the log as it is printed."""
        return short_head(self.size, self.root)

    @property
    def rewritten(self) -> tuple[Judged, ...]:
        """What the book itself names, and is not so any more: its history was rewritten."""
        return tuple(
            one
            for one in self.states
            if one.agreement is Agreement.DIFFERENT and one.remembered.source is not Source.COMPUTER
        )

    @property
    def older(self) -> tuple[Judged, ...]:
        """What is known of the book beyond this copy, and nobody said yet that it is meant so."""
        return tuple(
            one
            for one in self.states
            if not one.accepted
            and (
                one.agreement is Agreement.BEYOND
                or (
                    one.agreement is Agreement.DIFFERENT
                    and one.remembered.source is Source.COMPUTER
                )
            )
        )

    def last_of(self, source: Source) -> Judged | None:
        """Return the newest state that `source` remembers; one that does not agree goes first."""
        found = [one for one in self.states if one.remembered.source is source]
        amiss = [one for one in found if one in self.older or one in self.rewritten]
        return max(
            amiss or found,
            key=lambda one: (one.remembered.at, one.remembered.position or 0),
            default=None,
        )


def look_at_evidence(
    session: Session, heads: KnownHeads | None = None, *, progress: Progress | None = None
) -> Looked:
    """Compare the log with every state of it that is known, in the book and outside.

    Where all agree, `heads` remembers the log as it is now. Half a million leaves take about two
    seconds. Raises UserError `not-permitted`.
    """
    book = session.book
    with book.read(session.by, Act.READ_LOG) as conn:
        head, book_id = load_head(conn), load_organisation(conn).book_id
        known = None if heads is None else heads.of(book_id)
        remembered = queries.states_named(conn)
        if known is not None:
            outside = Remembered(Source.COMPUTER, known.size, known.root, known.at)
            remembered = (outside, *remembered)
        places = [leaf.position for leaf in accepted_copies(conn)]
        sizes = {head.size, *(one.size for one in remembered if one.size <= head.size)}
        roots = roots_at(queries.hashes_between(conn), sizes, progress)
    shown = book.now()
    root = roots.get(head.size, head.frontier.root())
    looked = Looked(
        head.size,
        root,
        judge(remembered, roots, places),
        clock_doubt(shown, head.recorded_at),
        shown,
        head.recorded_at,
        None if known is None else known.checked,
    )
    if heads is not None and not looked.older and not looked.rewritten:
        heads.remember(book_id, KnownHead(head.size, root, shown.replace(microsecond=0)))
    return looked


def first_look(session: Session, heads: KnownHeads | None) -> Looked:
    """Return what can be told at once, before work begins: the clock, and a log that is shorter.

    `states` has nothing but what this computer remembers beyond the book. Raises UserError
    `not-permitted`.
    """
    with session.book.read(session.by, Act.READ_LOG) as conn:
        head, book_id = load_head(conn), load_organisation(conn).book_id
    known = None if heads is None else heads.of(book_id)
    states: tuple[Judged, ...] = ()
    if known is not None and known.size > head.size:
        outside = Remembered(Source.COMPUTER, known.size, known.root, known.at)
        states = (Judged(outside, Agreement.BEYOND),)
    shown = session.book.now()
    return Looked(
        head.size,
        head.frontier.root(),
        states,
        clock_doubt(shown, head.recorded_at),
        shown,
        head.recorded_at,
        None if known is None else known.checked,
    )


def remember_head(session: Session, heads: KnownHeads) -> None:
    """Let this computer remember the log as it is now; costs one small file.

    For whoever compared it since the book was opened: from then on it only grew.
    """
    with session.book.inspect() as conn:
        head, book_id = load_head(conn), load_organisation(conn).book_id
    now = session.book.now().replace(microsecond=0)
    heads.remember(book_id, KnownHead(head.size, head.frontier.root(), now))


def remember_check(session: Session, heads: KnownHeads) -> None:
    """Let this computer remember that the whole book was found sound now."""
    with session.book.inspect() as conn:
        book_id = load_organisation(conn).book_id
    heads.remember_check(book_id, session.book.now().replace(microsecond=0))
