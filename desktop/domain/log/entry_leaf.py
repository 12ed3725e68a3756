"""The leaf of a posted journal entry, cut so that a public version shows money and hides people.

Fields of an entry with n lines (4 + 2n digests, always, so that the count tells the number of
lines and no more; a line without partner and memo has a decoy in the place of its party):

    voucher        [fiscal_year, series, number, day, recorded_at, reverses]
    narration      text
    reference      text
    maker          officer
    line.0         [account, fund, project, activity, branch, budget_line, amount, currency,
                    foreign_amount, rate, rate_source]
    line.0.party   [partner, memo], only where either is set
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from desktop.domain.log.canonical import Json
from desktop.domain.log.leaf import Leaf, LeafHead
from desktop.domain.log.malformed import MalformedError

KIND: Final = "entry"
FIXED_FIELDS: Final = ("voucher", "narration", "reference", "maker")
_DIGESTS_PER_LINE: Final = 2
_LINE_PARTS: Final = 11
_PARTY_PARTS: Final = 2


class LineFact(NamedTuple):
    """One line as it was posted.

    `amount` is in minor units of the book's base currency, debit positive. `currency` is the code
    of the currency that was paid; `foreign_amount` is in its minor units, with `rate` as exact
    decimal text and `rate_source`, and None where the line is in the base currency.
    """

    account: str
    fund: str
    amount: int
    currency: str
    project: str | None = None
    partner: str | None = None
    activity: str | None = None
    branch: str | None = None
    budget_line: str | None = None
    foreign_amount: int | None = None
    rate: str | None = None
    rate_source: str | None = None
    memo: str = ""


class EntryFact(NamedTuple):
    """A posted entry; `number` counts without gaps within `fiscal_year` and `series`.

    `day` is the business date (ISO), `recorded_at` the moment of posting (ISO, UTC), `maker` the
    identifier of the officer, `reverses` the subject of the entry that this one reverses.
    """

    number: int
    series: str
    fiscal_year: str
    day: str
    recorded_at: str
    maker: str
    narration: str
    reference: str
    reverses: str | None
    lines: tuple[LineFact, ...]


def entry_subject(fiscal_year: str, series: str, number: int) -> str:
    """Return the subject of an entry: entry:2025:journal:42."""
    return f"{KIND}:{fiscal_year}:{series}:{number}"


def entry_leaf(fact: EntryFact) -> Leaf:
    """Return the leaf of a posted entry."""
    fields: list[tuple[str, Json]] = [
        (
            "voucher",
            [
                fact.fiscal_year,
                fact.series,
                fact.number,
                fact.day,
                fact.recorded_at,
                fact.reverses,
            ],
        ),
        ("narration", fact.narration),
        ("reference", fact.reference),
        ("maker", fact.maker),
    ]
    decoys = 0
    for at, line in enumerate(fact.lines):
        fields.append(
            (
                f"line.{at}",
                [
                    line.account,
                    line.fund,
                    line.project,
                    line.activity,
                    line.branch,
                    line.budget_line,
                    line.amount,
                    line.currency,
                    line.foreign_amount,
                    line.rate,
                    line.rate_source,
                ],
            )
        )
        if line.partner is None and not line.memo:
            decoys += 1
        else:
            fields.append((f"line.{at}.party", [line.partner, line.memo]))
    subject = entry_subject(fact.fiscal_year, fact.series, fact.number)
    return Leaf(KIND, subject, tuple(fields), decoys)


def lines_in(head: LeafHead) -> int:
    """Return how many lines the entry behind a leaf has; raises MalformedError for no entry.

    A public version that opens fewer lines than this is not showing the whole entry.
    """
    lines, odd = divmod(len(head.digests) - len(FIXED_FIELDS), _DIGESTS_PER_LINE)
    if head.kind != KIND or odd or lines < 1:
        raise MalformedError("entry-shape")
    return lines


def read_entry(fields: Mapping[str, Any]) -> EntryFact:
    """Return the entry that these opened fields (name to value) tell.

    Fields that were not opened read as empty: narration, reference and maker as "", a party as
    None and "". Raises MalformedError where voucher or a line is missing or is of another shape.
    """
    rest = dict(fields)
    voucher = rest.pop("voucher", None)
    texts = [rest.pop(name, "") for name in FIXED_FIELDS[1:]]
    match voucher:
        case [str(year), str(series), int(number), str(day), str(recorded_at), reverses] if (
            _whole(number) and _texts(*texts) and (reverses is None or _texts(reverses))
        ):
            narration, reference, maker = texts
        case _:
            raise MalformedError("entry-shape")
    lines: list[LineFact] = []
    while (name := f"line.{len(lines)}") in rest:
        lines.append(_read_line(rest.pop(name), rest.pop(f"{name}.party", (None, ""))))
    if rest or not lines:
        raise MalformedError("entry-shape")
    return EntryFact(
        number=number,
        series=series,
        fiscal_year=year,
        day=day,
        recorded_at=recorded_at,
        maker=maker,
        narration=narration,
        reference=reference,
        reverses=reverses,
        lines=tuple(lines),
    )


def _read_line(line: Any, party: Any) -> LineFact:
    if not isinstance(line, (list, tuple)) or len(line) != _LINE_PARTS:
        raise MalformedError("entry-shape")
    account, fund, project, activity, branch, budget, amount, currency, foreign, rate, source = line
    if not isinstance(party, (list, tuple)) or len(party) != _PARTY_PARTS:
        raise MalformedError("entry-shape")
    partner, memo = party
    perhaps = (project, activity, branch, budget, rate, source, partner)
    if not (
        _texts(account, fund, currency, memo)
        and _texts(*(one for one in perhaps if one is not None))
        and _whole(amount)
        and (foreign is None or _whole(foreign))
    ):
        raise MalformedError("entry-shape")
    return LineFact(
        account=account,
        fund=fund,
        amount=amount,
        currency=currency,
        project=project,
        partner=partner,
        activity=activity,
        branch=branch,
        budget_line=budget,
        foreign_amount=foreign,
        rate=rate,
        rate_source=source,
        memo=memo,
    )


def _texts(*values: object) -> bool:
    return all(isinstance(one, str) for one in values)


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
