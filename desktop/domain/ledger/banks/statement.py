"""A statement of a bank account: its lines, what they add up to, and which of them are known."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import LARGEST_AMOUNT

MOST_LINES: Final = 100_000
"""Lines of one statement: ten years of a busy account."""


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A line as the bank wrote it; money that came in is positive, in minor units.

    `balance` is what the bank says stood in the account after it; `row` is its row in the file,
    `bank_id` the bank's own mark of it (FITID in OFX), "" where there is none.
    """

    day: dt.date
    amount: int
    description: str = ""
    reference: str = ""
    balance: int | None = None
    bank_id: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class ReadStatement:
    """What a file says; `number` and `currency` are of the account, "" where it does not say.

    `opening` and `closing` are balances in minor units.
    """

    lines: tuple[StatementLine, ...]
    opening: int | None = None
    closing: int | None = None
    number: str = ""
    currency: str = ""

    @property
    def first_day(self) -> dt.date:
        """The earliest day of a line."""
        return min(line.day for line in self.lines)

    @property
    def last_day(self) -> dt.date:
        """The latest day of a line."""
        return max(line.day for line in self.lines)

    @property
    def coming_in(self) -> int:
        """The sum of what came in."""
        return sum(line.amount for line in self.lines if line.amount > 0)

    @property
    def going_out(self) -> int:
        """The sum of what went out, negative."""
        return sum(line.amount for line in self.lines if line.amount < 0)


def in_order(lines: Sequence[StatementLine]) -> tuple[StatementLine, ...]:
    """Return the lines in order of day; a file that runs backwards is turned around."""
    days = [line.day for line in lines]
    if len(days) > 1 and days[0] > days[-1] and days == sorted(days, reverse=True):
        return tuple(reversed(lines))
    if len(set(days)) == 1 and not _runs(lines) and _runs(tuple(reversed(lines))):
        return tuple(reversed(lines))
    return tuple(sorted(lines, key=lambda line: line.day))


def _runs(lines: Sequence[StatementLine]) -> bool:
    """Whether each balance is the one before it and the amount."""
    return all(
        after.balance is None
        or before.balance is None
        or after.balance - after.amount == before.balance
        for before, after in pairwise(lines)
    )


def with_balances(statement: ReadStatement) -> ReadStatement:
    """Return the statement in order of day, with opening and closing taken from the balances.

    Raises UserError `statement-empty`, `statement-amount-large` or, where the balances that the
    file gives do not follow from its amounts, `statement-balance` (with the row at fault) or
    `statement-sum`.
    """
    if not statement.lines:
        raise UserError("statement-empty")
    for line in statement.lines:
        if abs(line.amount) > LARGEST_AMOUNT or abs(line.balance or 0) > LARGEST_AMOUNT:
            raise UserError("statement-amount-large", row=line.row)
    lines = in_order(statement.lines)
    opening = statement.opening
    if opening is None and lines[0].balance is not None:
        opening = lines[0].balance - lines[0].amount
    closing = _running(opening, lines) if statement.closing is None else statement.closing
    total = sum(line.amount for line in lines)
    if opening is None and closing is not None:
        opening = closing - total
    if opening is not None and closing is not None and opening + total != closing:
        raise UserError("statement-sum")
    return ReadStatement(lines, opening, closing, statement.number, statement.currency)


def _running(opening: int | None, lines: Sequence[StatementLine]) -> int | None:
    """Return the balance after the last line; UserError `statement-balance` where one is wrong."""
    running = opening
    for line in lines:
        if running is not None:
            running += line.amount
            if line.balance is not None and running != line.balance:
                raise UserError("statement-balance", row=line.row, day=line.day)
        elif line.balance is not None:
            running = line.balance
    return running


def _words(line: StatementLine) -> tuple[object, ...]:
    words = " ".join((line.reference or line.description).split()).casefold()
    return line.day, line.amount, words


def known_lines(
    read: Sequence[StatementLine], held: Iterable[StatementLine]
) -> tuple[StatementLine, ...]:
    """Return the lines of `read` that are in the book already.

    A line is known by the bank's own mark; without one, as many lines of the same day, amount,
    reference and balance are known as the book holds: two true equal lines stay two. A balance that
    one of the sides does not say is no difference.
    """
    held = tuple(held)
    marks = {line.bank_id for line in held if line.bank_id}
    twins: dict[tuple[object, ...], Counter[int | None]] = defaultdict(Counter)
    for line in held:
        twins[_words(line)][line.balance] += 1
    found: list[StatementLine] = []
    for line in read:
        if line.bank_id and marks:
            known = line.bank_id in marks
        else:
            known = _taken(twins[_words(line)], line.balance)
        if known:
            found.append(line)
    return tuple(found)


def _taken(balances: Counter[int | None], balance: int | None) -> bool:
    """Take one of the lines that are left and may be the same; return whether there was one."""
    fitting = [balance, None] if balance is not None else [None, *balances]
    for each in fitting:
        if balances[each] > 0:
            balances[each] -= 1
            return True
    return False


def digest_of_lines(lines: Iterable[StatementLine]) -> str:
    """Return the SHA-256 of lines, in hexadecimal: a JSON array of each, one a row.

    An array is [day, amount, description, reference, balance, bank's mark]; the log holds the
    digest, so that every line is sealed by one record.
    """
    digest = hashlib.sha256()
    for line in lines:
        said = (
            line.day.isoformat(),
            line.amount,
            line.description,
            line.reference,
            line.balance,
            line.bank_id,
        )
        text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
        digest.update(text.encode() + b"\n")
    return digest.hexdigest()
