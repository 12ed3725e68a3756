"""What is agreed to: an entry's content in canonical form, the same before and after posting.

The form holds nothing that posting adds (number, moment, place in the log), so the digest that
was signed is made again from the posted rows, years later, by anybody.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from desktop.domain.ledger.entry import Foreign, NewEntry, NewLine, Series
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.voucher import PaymentMethod, Voucher
from desktop.domain.log import canonical
from desktop.domain.log.canonical import Json
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
_PLACE: Final = ("branch", "budget_line")
"""Said only where a line has one, so that what was signed before they existed is said the same."""
_BESIDE: Final = ("origin", "voucher")
"""Said only where there is one, for the same reason."""
_HEAD: Final = ("format", "series", "day", "narration", "reference", "reverses", "lines")


class VoucherFact(NamedTuple):
    """The head of a voucher by codes; `cheque_day` is ISO."""

    method: str
    party: str | None
    party_name: str
    cheque_number: str
    cheque_bank: str
    cheque_day: str | None
    transfer_reference: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What is agreed to beside the lines: what the entry was made for, the head of its voucher."""

    origin: str | None = None
    voucher: VoucherFact | None = None

    @property
    def said(self) -> dict[str, Json]:
        """What the canonical form says of it: nothing where there is nothing."""
        said: dict[str, Json] = {}
        if self.origin is not None:
            said["origin"] = self.origin
        if self.voucher is not None:
            said["voucher"] = self.voucher._asdict()
        return said


NOTHING: Final = Beside()


@dataclass(frozen=True, slots=True)
class Content:
    """An entry by codes, as it is agreed to; `reverses` is the log's name of another entry."""

    series: Series
    day: dt.date
    narration: str
    reference: str
    reverses: str | None
    lines: tuple[LineFact, ...]
    beside: Beside = NOTHING

    @property
    def amount(self) -> int:
        """The total debit, in minor units of the base currency."""
        return sum(line.amount for line in self.lines if line.amount > 0)

    @property
    def text(self) -> str:
        """The canonical JSON of the content; raises MalformedError where there is none."""
        said: dict[str, Json] = {
            "format": FORMAT,
            "series": self.series.value,
            "day": self.day.isoformat(),
            "narration": self.narration,
            "reference": self.reference,
            "reverses": self.reverses,
            "lines": [_said_line(line) for line in self.lines],
        }
        return canonical.encode(said | self.beside.said).decode()


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
        Beside(entry.origin, _voucher_fact(entry.voucher, masters)),
    )


def content_of_fact(fact: EntryFact, beside: Beside = NOTHING) -> Content:
    """Return the content of a posted entry with what stands beside it.

    Raises MalformedError where its rows make none.
    """
    try:
        series, day = Series(fact.series), dt.date.fromisoformat(fact.day)
    except ValueError:
        raise MalformedError("entry-shape") from None
    return Content(series, day, fact.narration, fact.reference, fact.reverses, fact.lines, beside)


def read_content(text: str) -> Content:
    """Return the content that `text` is the canonical form of; raises MalformedError."""
    said = canonical.decode(text.encode())
    if not isinstance(said, Mapping) or not set(_HEAD) <= set(said) <= {*_HEAD, *_BESIDE}:
        raise MalformedError("entry-shape")
    if said["format"] != FORMAT:
        raise MalformedError("entry-shape")
    try:
        return Content(
            Series(said["series"]),
            dt.date.fromisoformat(said["day"]),
            _text(said["narration"]),
            _text(said["reference"]),
            None if said["reverses"] is None else _text(said["reverses"]),
            tuple(_read_line(line) for line in said["lines"]),
            _read_beside(said),
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
        "branch": {each.code: each.id for each in masters.branches.values()},
        "budget_line": {each.code: each.id for each in masters.fund_lines.values()},
    }
    try:
        lines = tuple(_new_line(line, ids) for line in content.lines)
    except KeyError:
        raise MalformedError("code-unknown") from None
    beside = content.beside
    return NewEntry(
        content.day,
        content.series,
        content.narration,
        lines,
        content.reference,
        reverses,
        None if beside.voucher is None else _voucher(beside.voucher, ids["partner"]),
        beside.origin,
    )


def _said_line(line: LineFact) -> dict[str, Json]:
    placed = {name: code for name in _PLACE if (code := getattr(line, name)) is not None}
    return {name: getattr(line, name) for name in _LINE} | placed


def _line_fact(line: NewLine, masters: Masters, base: str) -> LineFact:
    foreign, project, partner = line.foreign, line.project_id, line.partner_id
    branch, fund_line = line.branch_id, line.fund_line_id
    return LineFact(
        account=masters.accounts[line.account_id].code,
        fund=masters.funds[line.fund_id].code,
        amount=line.amount,
        currency=base if foreign is None else foreign.currency,
        project=None if project is None else masters.projects[project].code,
        partner=None if partner is None else masters.partners[partner].code,
        branch=None if branch is None else masters.branches[branch].code,
        budget_line=None if fund_line is None else masters.fund_lines[fund_line].code,
        foreign_amount=None if foreign is None else foreign.amount,
        rate=None if foreign is None else foreign.rate,
        rate_source=None if foreign is None else foreign.source,
        memo=line.memo,
    )


def _voucher_fact(voucher: Voucher | None, masters: Masters) -> VoucherFact | None:
    if voucher is None:
        return None
    party, day = voucher.partner_id, voucher.cheque_day
    return VoucherFact(
        voucher.method.value,
        None if party is None else masters.partners[party].code,
        voucher.party_name,
        voucher.cheque_number,
        voucher.cheque_bank,
        None if day is None else day.isoformat(),
        voucher.transfer_reference,
    )


def _voucher(fact: VoucherFact, partners: Mapping[str, int]) -> Voucher:
    try:
        return Voucher(
            PaymentMethod(fact.method),
            None if fact.party is None else partners[fact.party],
            fact.party_name,
            fact.cheque_number,
            fact.cheque_bank,
            None if fact.cheque_day is None else dt.date.fromisoformat(fact.cheque_day),
            fact.transfer_reference,
        )
    except KeyError:
        raise MalformedError("code-unknown") from None
    except ValueError:
        raise MalformedError("entry-shape") from None


def _read_beside(said: Mapping[str, Any]) -> Beside:
    origin, voucher = said.get("origin"), said.get("voucher")
    if voucher is not None:
        if not isinstance(voucher, Mapping) or set(voucher) != set(VoucherFact._fields):
            raise MalformedError("entry-shape")
        for name, value in voucher.items():
            if value is not None or name not in {"party", "cheque_day"}:
                _text(value)
        voucher = VoucherFact(**voucher)
    return Beside(None if origin is None else _text(origin), voucher)


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
        None if line.branch is None else ids["branch"][line.branch],
        None if line.budget_line is None else ids["budget_line"][line.budget_line],
    )


def _read_line(said: Any) -> LineFact:
    if not isinstance(said, Mapping) or not set(_LINE) <= set(said) <= {*_LINE, *_PLACE}:
        raise MalformedError("entry-shape")
    for name in ("account", "fund", "currency", "memo", *(set(said) & set(_PLACE))):
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
