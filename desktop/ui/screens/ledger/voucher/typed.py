"""A voucher as it is being typed: nothing but texts, so that nothing typed is ever lost."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Final

from desktop.domain.ledger.entry import Series

_VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class TypedLine:
    """One line. All but amounts, rate and memo are codes, or what was typed instead.

    `foreign` is the amount in the account's own currency (a minus credits) and `rate` its price.
    """

    account: str = ""
    foreign: str = ""
    rate: str = ""
    debit: str = ""
    credit: str = ""
    fund: str = ""
    project: str = ""
    partner: str = ""
    memo: str = ""
    branch: str = ""
    fund_line: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it that would be missed (a fund comes by itself)."""
        return self == TypedLine(fund=self.fund)


@dataclass(frozen=True, slots=True)
class TypedSlip:
    """What a paper voucher asks beside its lines; `account` and `party` are codes.

    `party_name` is what was typed of somebody who stands in no directory, `method` the value of a
    `PaymentMethod`, `rate` the price of the account's currency.
    """

    account: str = ""
    method: str = ""
    party: str = ""
    party_name: str = ""
    cheque_number: str = ""
    cheque_bank: str = ""
    cheque_day: str = ""
    transfer_reference: str = ""
    rate: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it that would be missed (account and means come again)."""
        return self == TypedSlip(self.account, self.method, rate=self.rate)


@dataclass(frozen=True, slots=True)
class TypedVoucher:
    """The whole form. `day` is ISO text, or what was typed where that is no day yet.

    `rate_source` says where the rates of its lines are from (a bank, a paper). With a `slip` it is
    a paper voucher: `debit` of its lines is the amount and `credit` what is withheld, on whichever
    side they will be posted. `origin` names what it is made for, where that is known.
    """

    series: Series = Series.PAYMENT
    day: str = ""
    narration: str = ""
    reference: str = ""
    rate_source: str = ""
    lines: tuple[TypedLine, ...] = ()
    slip: TypedSlip | None = None
    origin: str = ""

    @property
    def blank(self) -> bool:
        """Whether there is nothing to keep."""
        said = self.narration.strip() or self.reference.strip()
        if self.slip is not None and not self.slip.blank:
            return False
        return not said and all(line.blank for line in self.lines)

    def with_cell(self, at: int, key: str, text: str) -> TypedVoucher:
        """Return the voucher with one cell of a line changed."""
        changed: dict[str, Any] = {key: text}
        line = replace(self.lines[at], **changed)
        return replace(self, lines=(*self.lines[:at], line, *self.lines[at + 1 :]))

    def without_line(self, at: int) -> TypedVoucher:
        """Return the voucher without a line."""
        return replace(self, lines=(*self.lines[:at], *self.lines[at + 1 :]))

    def with_line(self, line: TypedLine) -> TypedVoucher:
        """Return the voucher with a line added at the end."""
        return replace(self, lines=(*self.lines, line))


def to_json(voucher: TypedVoucher) -> str:
    """Return what a draft keeps: every text exactly as it was typed."""
    said: dict[str, Any] = {
        "v": _VERSION,
        "series": voucher.series.value,
        "day": voucher.day,
        "narration": voucher.narration,
        "reference": voucher.reference,
        "rate_source": voucher.rate_source,
        "lines": [{k: v for k, v in asdict(line).items() if v} for line in voucher.lines],
    }
    if voucher.slip is not None:
        said["slip"] = {k: v for k, v in asdict(voucher.slip).items() if v}
    if voucher.origin:
        said["origin"] = voucher.origin
    return json.dumps(said, ensure_ascii=False)


def from_json(content: str) -> TypedVoucher:
    """Return the voucher that `to_json` wrote; what is unknown in it is left aside."""
    said = json.loads(content)
    lines = tuple(TypedLine(**_texts(TypedLine, line)) for line in said.get("lines", ()))
    slip = said.get("slip")
    return TypedVoucher(
        series=Series(said.get("series", Series.PAYMENT.value)),
        day=str(said.get("day", "")),
        narration=str(said.get("narration", "")),
        reference=str(said.get("reference", "")),
        rate_source=str(said.get("rate_source", "")),
        lines=lines,
        slip=None if slip is None else TypedSlip(**_texts(TypedSlip, slip)),
        origin=str(said.get("origin", "")),
    )


def _texts(kind: type[TypedLine | TypedSlip], said: dict[str, Any]) -> dict[str, str]:
    known = {field.name for field in fields(kind)}
    return {key: str(text) for key, text in said.items() if key in known}
