"""Check the whole book against its log, and name whatever does not agree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from desktop.domain.log.checkpoint import Checkpoint
from desktop.domain.log.finding import Fault, Finding
from desktop.domain.log.malformed import MalformedError
from desktop.domain.log.merkle import root_of
from desktop.domain.log.short_head import short_head
from desktop.domain.log.verifier_key import parse_verifier_key
from desktop.domain.trust.acting import Act, Acting
from desktop.services.archive.check_documents import document_findings
from desktop.services.trust.approvals.verifier import signatures_of
from desktop.signing.log_key import UnsignedError, verify_note
from desktop.store.book import Book
from desktop.store.faults import UNREADABLE
from desktop.store.queries.log import leaf_hashes, load_head, public_key
from desktop.store.verify import verify_rows
from desktop.store.verify.approvals import check_approvals
from desktop.store.verify.closings import check_closings
from desktop.store.verify.pages import check_pages

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Verification:
    """What the check found; the book is sound when `findings` is empty."""

    size: int
    short_head: str
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """Whether every row agrees with the log."""
        return not self.findings


def verify_book(book: Book, by: Acting, *, progress: Progress | None = None) -> Verification:
    """Compare every page, row, leaf, total, rule and document with the signed head of the log.

    Where pages are damaged only they are named: there is no head that could be believed.
    """
    with book.read(by, Act.READ_LOG) as conn:
        found = verify_snapshot(conn, progress)
        if not found.size:
            return found
        documents = tuple(
            readable("documents", lambda: document_findings(conn, book, by, progress))
        )
        return replace(found, findings=(*found.findings, *documents))


def verify_snapshot(conn: Connection, progress: Progress | None = None) -> Verification:
    """Compare what this snapshot shows, of a book or of a copy of one, as `verify_book` does."""
    damaged = tuple(check_pages(conn))
    if damaged:
        return Verification(0, "", damaged)
    findings = (
        *readable("log", lambda: check_signature(conn)),
        *readable("rows", lambda: verify_rows(conn, progress)),
        *readable("approvals", lambda: check_approvals(conn, signatures_of(conn))),
        *readable("closings", lambda: check_closings(conn, signatures_of(conn))),
    )
    hashes = leaf_hashes(conn)
    if not all(isinstance(each, bytes) for each in hashes):
        return Verification(0, "", findings)
    head = short_head(len(hashes), root_of(hashes))
    return Verification(len(hashes), head, findings)


def readable(what: str, check: Callable[[], Iterable[Finding]]) -> Iterator[Finding]:
    """Yield what a check finds; where rows cannot even be read that is a finding and ends it."""
    try:
        yield from check()
    except UNREADABLE:
        yield Finding(Fault.ALTERED, f"unreadable:{what}")


def check_signature(conn: Connection) -> tuple[Finding, ...]:
    """Return a finding unless the log key signed this size and the root that the leaves make."""
    head = load_head(conn)
    unsigned = (Finding(Fault.HEAD_UNSIGNED, f"log:{head.size}"),)
    try:
        signed = verify_note(head.note, parse_verifier_key(public_key(conn)))
    except (UnsignedError, MalformedError):
        return unsigned
    same = signed == Checkpoint(signed.origin, head.size, root_of(leaf_hashes(conn)))
    return () if same else unsigned
