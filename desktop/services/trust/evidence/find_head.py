"""Find the state of the log whose eight groups somebody reads from paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from desktop.domain.errors import UserError
from desktop.domain.log.merkle import Frontier
from desktop.domain.log.short_head import GROUP_DIGITS, GROUPS, short_head
from desktop.domain.trust.acting import Act
from desktop.services.session import Session
from desktop.services.trust.evidence.witnesses import digits_of
from desktop.store.queries.evidence import hashes_between
from desktop.store.queries.log import load_head

Progress = Callable[[int, int], None]
_AT_ONCE: Final = 10_000


@dataclass(frozen=True, slots=True)
class FoundHead:
    """The log had this head when it had `size` leaves; `now`: it still has."""

    size: int
    now: bool


def find_head(
    session: Session, typed: str, *, progress: Progress | None = None
) -> FoundHead | None:
    """Return when the log had the head that was typed, None where it never had.

    Every act of writing has a head of its own, and any of them may stand on a voucher, so all
    sizes are tried: seconds for a log of half a million. Raises UserError `head-digits`.
    """
    digits = digits_of(typed)
    if len(digits) != GROUPS * GROUP_DIGITS:
        raise UserError("head-digits", count=len(digits))
    with session.book.read(session.by, Act.READ_LOG) as conn:
        head = load_head(conn)
        if _same(digits, head.frontier):
            return FoundHead(head.size, now=True)
        read, frontier = hashes_between(conn), Frontier()
        while frontier.size < head.size:
            for leaf in read(frontier.size, min(head.size, frontier.size + _AT_ONCE)):
                frontier = frontier.append(leaf)
                if _same(digits, frontier):
                    return FoundHead(frontier.size, now=False)
            if progress is not None:
                progress(frontier.size, head.size)
    return None


def _same(digits: str, frontier: Frontier) -> bool:
    return short_head(frontier.size, frontier.root()).replace(" ", "") == digits
