"""Exceptions in amounts: round ones, those just below a limit, split ones, doubled ones."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator

from desktop.domain.folding import fold
from desktop.domain.trust.approval_rules import Rule
from desktop.domain.trust.benford import EXPECTED, count_digits
from desktop.domain.trust.exceptions import (
    Amount,
    EntryRow,
    ExceptionKind,
    Hit,
    Material,
    Thresholds,
    hit,
    ordinary,
    spends,
    subjects,
)

_Key = tuple[str, int]


def round_amount(material: Material, limits: Thresholds) -> Iterator[Hit]:
    """Yield spending in whole thousands (or what `round_units` says)."""
    step = limits.round_units * material.scale
    for entry in material.entries:
        if entry.amount % step == 0 and spends(entry):
            yield hit(ExceptionKind.ROUND_AMOUNT, entry, step=Amount(step))


def below_threshold(material: Material, limits: Thresholds) -> Iterator[Hit]:
    """Yield spending that stays just below the amount from which a rule asks for approval."""
    rules = _rules(material)
    for entry in material.entries:
        if not spends(entry):
            continue
        for rule in rules:
            least = rule.from_amount * (100 - limits.below_share) // 100
            if least <= entry.amount < rule.from_amount and _scoped(rule, entry, material):
                limit = Amount(rule.from_amount)
                yield hit(ExceptionKind.BELOW_THRESHOLD, entry, limit=limit)
                break


def split(material: Material, limits: Thresholds) -> Iterator[Hit]:
    """Yield spending on one partner or account that passes a rule's amount only together.

    Each entry is below the amount from which the rule asks for approval; those within
    `split_days` days reach it. One hit for each such run, on its last entry.
    """
    told: set[tuple[int, ...]] = set()
    for rule in _rules(material):
        groups: dict[_Key, list[EntryRow]] = defaultdict(list)
        for entry in material.entries:
            if entry.amount < rule.from_amount and spends(entry) and _scoped(rule, entry, material):
                for key in _to_whom(material, entry):
                    groups[key].append(entry)
        for key, group in groups.items():
            for run in _runs(group, rule.from_amount, limits.split_days):
                ids = tuple(entry.id for entry in run)
                if ids not in told:
                    told.add(ids)
                    yield hit(
                        ExceptionKind.SPLIT,
                        run[-1],
                        count=len(run),
                        whom=material.codes.get(key, str(key[1])),
                        total=Amount(sum(entry.amount for entry in run)),
                        limit=Amount(rule.from_amount),
                        others=subjects([entry.subject for entry in run[:-1]]),
                    )


def duplicate_reference(material: Material, _limits: Thresholds) -> Iterator[Hit]:
    """Yield entries with the reference of an earlier one for the same partner or account.

    References are compared as people read them: case, spaces, digits and vowel signs do not matter.
    """
    first: dict[tuple[_Key, str], EntryRow] = {}
    for entry in material.entries:
        said = "".join(fold(entry.reference).split()) if entry.reference else ""
        if not said or not ordinary(entry):
            continue
        for key in _to_whom(material, entry):
            before = first.setdefault((key, said), entry)
            if before is not entry:
                yield hit(
                    ExceptionKind.DUPLICATE_REFERENCE,
                    entry,
                    reference=entry.reference,
                    whom=material.codes.get(key, str(key[1])),
                    others=subjects([before.subject]),
                )
                break


def duplicate_amount(material: Material, _limits: Thresholds) -> Iterator[Hit]:
    """Yield spending of the same amount, on the same day, on the same account as an earlier one."""
    first: dict[tuple[dt.date, int, int, int | None], EntryRow] = {}
    for entry in material.entries:
        if not spends(entry):
            continue
        for line in material.lines.get(entry.id, ()):
            if not line.expense or line.amount <= 0:
                continue
            key = (entry.day, line.account_id, line.amount, line.partner_id)
            before = first.setdefault(key, entry)
            if before is not entry:
                account = ("account", line.account_id)
                yield hit(
                    ExceptionKind.DUPLICATE_AMOUNT,
                    entry,
                    line=Amount(line.amount),
                    account=material.codes.get(account, str(line.account_id)),
                    others=subjects([before.subject]),
                )
                break


def first_digits(material: Material, limits: Thresholds) -> Iterator[Hit]:
    """Yield the first digits that stand there far more often than Benford's law lets expect."""
    found = count_digits(amounts_for_digits(material.entries))
    for digit in found.too_many(limits.benford_least):
        yield Hit(
            ExceptionKind.BENFORD,
            "",
            fields={
                "digit": digit,
                "found": found.counts[digit - 1],
                "expected": round(found.size * EXPECTED[digit - 1]),
                "size": found.size,
            },
        )


def amounts_for_digits(entries: Iterable[EntryRow]) -> Iterator[int]:
    """Yield the amounts to which the law applies: of entries that stand for themselves."""
    return (entry.amount for entry in entries if ordinary(entry))


def _rules(material: Material) -> tuple[Rule, ...]:
    return tuple(rule for rule in material.rules if rule.active and rule.from_amount > 0)


def _scoped(rule: Rule, entry: EntryRow, material: Material) -> bool:
    """Tell whether the rule looks at this series, fund and project at all."""
    if rule.series not in (None, entry.series):
        return False
    if rule.fund_id is None and rule.project_id is None:
        return True
    lines = material.lines.get(entry.id, ())
    return (rule.fund_id is None or any(line.fund_id == rule.fund_id for line in lines)) and (
        rule.project_id is None or any(line.project_id == rule.project_id for line in lines)
    )


def _to_whom(material: Material, entry: EntryRow) -> tuple[_Key, ...]:
    """Return the partners of an entry; where it names none, its expense accounts."""
    lines = material.lines.get(entry.id, ())
    partners = {line.partner_id for line in lines if line.partner_id is not None}
    if partners:
        return tuple(("partner", one) for one in sorted(partners))
    return tuple(("account", one) for one in sorted({x.account_id for x in lines if x.expense}))


def _runs(group: list[EntryRow], limit: int, days: int) -> Iterator[list[EntryRow]]:
    """Yield runs of two or more entries within `days` days whose sum reaches `limit`."""
    span = dt.timedelta(days=days)
    window: deque[EntryRow] = deque()
    total, reached = 0, False
    for entry in sorted(group, key=lambda one: (one.day, one.id)):
        if reached and entry.day - window[0].day > span:
            yield list(window)
            window.clear()
            total, reached = 0, False
        while window and entry.day - window[0].day > span:
            total -= window.popleft().amount
        window.append(entry)
        total += entry.amount
        reached = reached or (total >= limit and len(window) > 1)
    if reached:
        yield list(window)
