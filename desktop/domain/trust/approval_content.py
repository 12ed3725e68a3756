"""What is agreed to: an entry's content in canonical form, the same before and after posting.

The form holds nothing that posting adds (number, moment, place in the log), so the digest that
was signed is made again from the posted rows, years later, by anybody.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from desktop.domain.ledger.entry import Foreign, NewEntry, NewLine, Series
from desktop.domain.ledger.masters import Masters
from desktop.domain.log import canonical
from desktop.domain.log.entry_leaf import EntryFact, LineFact
from desktop.domain.log.malformed import MalformedError

FORMAT: Final = "sijill.entry/1"
_LINE: Final = (
    "account",
    "fund",
    "project",
    "partner",
    "amount",
    "currency",
    "foreign_amount",
    "rate",
    "rate_source",
    "memo",
)
_HEAD: Final = ("format", "series", "day", "narration", "reference", "reverses", "lines")


@dataclass(frozen=True, slots=True)
class Content:
    """An entry by codes, as it is agreed to; `reverses` is the log's name of another entry."""

    series: Series
    day: dt.date
    narration: str
    reference: str
    reverses: str | None
    lines: tuple[LineFact, ...]

    @property
    def amount(self) -> int:
        """The total debit, in minor units of the base currency."""
        return sum(line.amount for line in self.lines if line.amount > 0)

    @property
    def text(self) -> str:
        """The canonical JSON of the content; raises MalformedError where there is none."""
        said = {
            "format": FORMAT,
            "series": self.series.value,
            "day": self.day.isoformat(),
            "narration": self.narration,
            "reference": self.reference,
            "reverses": self.reverses,
            "lines": [{name: getattr(line, name) for name in _LINE} for line in self.lines],
        }
        return canonical.encode(said).decode()


def digest_of(text: str) -> str:
    """Return the SHA-256 of a canonical text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def content_of(entry: NewEntry, masters: Masters, reverses: str | None = None) -> Content:
    """Return the content of an entry that keeps the rules; `reverses` names what it takes back."""
    base = masters.organisation.currency.code
    return Content(
        entry.series,
        entry.day,
        entry.narration,
        entry.reference,
        reverses,
        tuple(_line_fact(line, masters, base) for line in entry.lines),
    )


def content_of_fact(fact: EntryFact) -> Content:
    """Return the content of a posted entry; raises MalformedError where its rows make none."""
    try:
        series, day = Series(fact.series), dt.date.fromisoformat(fact.day)
    except ValueError:
        raise MalformedError("entry-shape") from None
    return Content(series, day, fact.narration, fact.reference, fact.reverses, fact.lines)


def read_content(text: str) -> Content:
    """Return the content that `text` is the canonical form of; raises MalformedError."""
    said = canonical.decode(text.encode())
    if not isinstance(said, Mapping) or set(said) != set(_HEAD) or said["format"] != FORMAT:
        raise MalformedError("entry-shape")
    try:
        return Content(
            Series(said["series"]),
            dt.date.fromisoformat(said["day"]),
            _text(said["narration"]),
            _text(said["reference"]),
            None if said["reverses"] is None else _text(said["reverses"]),
            tuple(_read_line(line) for line in said["lines"]),
        )
    except (ValueError, TypeError):
        raise MalformedError("entry-shape") from None


def entry_of(content: Content, masters: Masters, reverses: int | None = None) -> NewEntry:
    """Return the entry to be posted; `reverses` is the id of the entry that it takes back.

    Raises MalformedError for a code that the book does not have: codes never change.
    """
    ids = {
        "account": {each.code: each.id for each in masters.accounts.values()},
        "fund": {each.code: each.id for each in masters.funds.values()},
        "project": {each.code: each.id for each in masters.projects.values()},
        "partner": {each.code: each.id for each in masters.partners.values()},
    }
    try:
        lines = tuple(_new_line(line, ids) for line in content.lines)
    except KeyError:
        raise MalformedError("code-unknown") from None
    return NewEntry(
        content.day, content.series, content.narration, lines, content.reference, reverses
    )


def _line_fact(line: NewLine, masters: Masters, base: str) -> LineFact:
    foreign, project, partner = line.foreign, line.project_id, line.partner_id
    return LineFact(
        account=masters.accounts[line.account_id].code,
        fund=masters.funds[line.fund_id].code,
        amount=line.amount,
        currency=base if foreign is None else foreign.currency,
        project=None if project is None else masters.projects[project].code,
        partner=None if partner is None else masters.partners[partner].code,
        foreign_amount=None if foreign is None else foreign.amount,
        rate=None if foreign is None else foreign.rate,
        rate_source=None if foreign is None else foreign.source,
        memo=line.memo,
    )


def _new_line(line: LineFact, ids: Mapping[str, Mapping[str, int]]) -> NewLine:
    foreign = None
    if line.foreign_amount is not None:
        foreign = Foreign(
            line.currency, line.foreign_amount, line.rate or "", line.rate_source or ""
        )
    return NewLine(
        ids["account"][line.account],
        line.amount,
        ids["fund"][line.fund],
        None if line.project is None else ids["project"][line.project],
        None if line.partner is None else ids["partner"][line.partner],
        line.memo,
        foreign,
    )


def _read_line(said: Any) -> LineFact:
    if not isinstance(said, Mapping) or set(said) != set(_LINE):
        raise MalformedError("entry-shape")
    for name in ("account", "fund", "currency", "memo"):
        _text(said[name])
    for name in ("project", "partner", "rate", "rate_source"):
        if said[name] is not None:
            _text(said[name])
    if type(said["amount"]) is not int or type(said["foreign_amount"]) not in (int, type(None)):
        raise MalformedError("entry-shape")
    return LineFact(**said)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise MalformedError("entry-shape")
    return value
