"""A voucher as it is being typed: nothing but texts, so that nothing typed is ever lost."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Final

from desktop.domain.ledger.entry import Series

_VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class TypedLine:
    """One line. `account`, `fund`, `project` and `partner` are codes, or what was typed instead.

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

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it that would be missed (a fund comes by itself)."""
        return self == TypedLine(fund=self.fund)


@dataclass(frozen=True, slots=True)
class TypedVoucher:
    """The whole form. `day` is ISO text, or what was typed where that is no day yet.

    `rate_source` says where the rates of its lines are from (a bank, a paper).
    """

    series: Series = Series.PAYMENT
    day: str = ""
    narration: str = ""
    reference: str = ""
    rate_source: str = ""
    lines: tuple[TypedLine, ...] = ()

    @property
    def blank(self) -> bool:
        """Whether there is nothing to keep."""
        said = self.narration.strip() or self.reference.strip()
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
    said = {
        "v": _VERSION,
        "series": voucher.series.value,
        "day": voucher.day,
        "narration": voucher.narration,
        "reference": voucher.reference,
        "rate_source": voucher.rate_source,
        "lines": [{k: v for k, v in asdict(line).items() if v} for line in voucher.lines],
    }
    return json.dumps(said, ensure_ascii=False)


def from_json(content: str) -> TypedVoucher:
    """Return the voucher that `to_json` wrote; what is unknown in it is left aside."""
    said = json.loads(content)
    known = {field.name for field in fields(TypedLine)}
    lines = tuple(
        TypedLine(**{key: str(text) for key, text in line.items() if key in known})
        for line in said.get("lines", ())
    )
    return TypedVoucher(
        series=Series(said.get("series", Series.PAYMENT.value)),
        day=str(said.get("day", "")),
        narration=str(said.get("narration", "")),
        reference=str(said.get("reference", "")),
        rate_source=str(said.get("rate_source", "")),
        lines=lines,
    )
