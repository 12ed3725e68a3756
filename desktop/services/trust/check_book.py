"""Check the whole book in short pieces, so that nobody has to wait for it.

Every piece reads in a transaction of its own and then lets go: writing goes on between two of them,
and what was written meanwhile is looked at in its turn. What proves most in the least time comes
first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from desktop.domain.log.finding import Fault, Finding
from desktop.domain.log.short_head import short_head
from desktop.domain.trust.acting import Act
from desktop.services.archive.check_documents import document_findings
from desktop.services.session import Session
from desktop.services.trust.approvals.verifier import signatures_of
from desktop.services.trust.evidence.known_heads import KnownHeads
from desktop.services.trust.evidence.look import Looked, look_at_evidence
from desktop.services.trust.verify_book import Verification, check_signature, readable
from desktop.store.faults import UNREADABLE
from desktop.store.queries.log import load_head
from desktop.store.verify.approvals import check_approvals
from desktop.store.verify.closings import check_closings
from desktop.store.verify.entries import check_entries_between, check_missing_entries
from desktop.store.verify.head import check_head
from desktop.store.verify.kept import check_kept
from desktop.store.verify.pages import check_pages
from desktop.store.verify.records import check_records
from desktop.store.verify.rules import check_rules
from desktop.store.verify.statements import check_statements
from desktop.store.verify.totals import check_totals

_UNREADABLE: Final = Finding(Fault.ALTERED, "unreadable:rows")
ENTRIES_AT_ONCE: Final = 500
"""About 50 ms of reading: a person who posts an entry meanwhile does not notice."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Piece:
    """How far the check is after one piece: entries done and in all, the day it has reached.

    `until` is the day (ISO) of the last entry looked at, "" before the first one.
    """

    done: int
    total: int
    until: str = ""


class BookChecker:
    """One check under way: `pieces` does the work, the rest tells what was found so far."""

    def __init__(self, session: Session, heads: KnownHeads | None = None) -> None:
        self._session = session
        self._heads = heads
        self.looked: Looked | None = None
        """What receipts, packages, backups and this computer say; None before it was asked."""
        self.findings: tuple[Finding, ...] = ()
        self._damaged = False

    def pieces(self, progress: Progress | None = None) -> Iterator[Piece]:
        """Do one piece at each step; `progress` hears of those that take long, and may stop them.

        Raises UserError as reading does.
        """
        session = self._session
        self._do(check_pages)
        if self.findings:
            self._damaged = True
            yield Piece(1, 1)
            return
        yield Piece(0, 0)
        for first in (check_rules, check_head, check_signature):
            self._do(first)
            yield Piece(0, 0)
        with suppress(*UNREADABLE):  # what cannot be read was named by the checks before
            self.looked = look_at_evidence(session, self._heads)
        yield Piece(0, 0)
        for quick in (check_totals, check_kept, check_records, check_statements):
            self._do(quick)
            yield Piece(0, 0)
        yield from self._entries()
        self._do(check_missing_entries)
        self._do(lambda conn: check_approvals(conn, signatures_of(conn)))
        self._do(lambda conn: check_closings(conn, signatures_of(conn)))
        self._do(lambda conn: document_findings(conn, session.book, session.by, progress))

    def result(self) -> Verification:
        """Return what was found, by the head of the log as it is now."""
        if self._damaged:
            return Verification(0, "", self.findings)
        try:
            with self._session.book.read(self._session.by, Act.READ_LOG) as conn:
                head = load_head(conn)
        except UNREADABLE:
            return Verification(0, "", self.findings)
        return Verification(head.size, short_head(head.size, head.frontier.root()), self.findings)

    def _entries(self) -> Iterator[Piece]:
        reached, done, until = 0, 0, ""
        while True:
            with self._session.book.read(self._session.by, Act.READ_LOG) as conn:
                highest, total = conn.exec_driver_sql(
                    "SELECT ifnull(max(id), 0), count(*) FROM entry"
                ).one()
                if reached >= highest:
                    return
                try:
                    looked = check_entries_between(conn, reached, reached + ENTRIES_AT_ONCE)
                except UNREADABLE:
                    self.findings += (_UNREADABLE,)
                    return
            self.findings += looked.findings
            done += looked.entries
            until = looked.until or until
            reached += ENTRIES_AT_ONCE
            yield Piece(min(done, total), total, until)

    def _do(self, check: Callable[[Connection], Iterable[Finding]]) -> None:
        with self._session.book.read(self._session.by, Act.READ_LOG) as conn:
            for each in readable("rows", lambda: check(conn)):
                if each not in self.findings:
                    self.findings += (each,)
