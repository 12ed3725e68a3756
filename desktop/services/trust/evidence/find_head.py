"""Find the state of the log whose eight groups somebody reads from paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from desktop.domain.errors import UserError
from desktop.domain.log.merkle import prefix_roots
from desktop.domain.log.short_head import GROUP_DIGITS, GROUPS, find_size, same_head
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
        if same_head(digits, head.size, head.frontier.root()):
            return FoundHead(head.size, now=True)
        read = hashes_between(conn)

        def leaves() -> Iterator[bytes]:
            for first in range(0, head.size, _AT_ONCE):
                yield from read(first, min(head.size, first + _AT_ONCE))
                if progress is not None:
                    progress(first, head.size)

        size = find_size(digits, prefix_roots(leaves()))
    return None if size is None else FoundHead(size, now=False)
