"""Read the machine annex and add it up again: believe nothing that can be computed."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, cast

from desktop.exchange.package import annex, csv_text, json_text
from desktop.exchange.package.amounts import decimal_text, minor_units
from desktop.exchange.package.annex import AnnexTotals
from desktop.exchange.package.csv_text import unguard
from desktop.exchange.package.faults import PackageFault


def check_annex(members: Mapping[str, bytes]) -> AnnexTotals:
    """Return the totals of the annex in `members`, added up from its lines.

    Raises:
        PackageFault: `annex-missing`, `annex-hash`, `annex-shape`, `csv-…`, `json-unreadable`,
            `amount-unreadable`, `unknown-reference`, `line-out-of-place`, `entry-out-of-balance`,
            `entry-twice`, `totals-differ`, `trial-balance-differs`.
    """
    package = _datapackage(members)
    stated = package["sijill"]
    exponent = stated["exponent"]
    for table in (annex.ACCOUNTS, annex.FUNDS, annex.PROJECTS):
        _check_unique(members, table)
    entries = _entries(members)
    sums, lines = _lines(members, entries, exponent)
    debit = sum(left for left, _ in sums.values())
    credit = sum(right for _, right in sums.values())
    _check_trial_balance(members, sums, exponent)
    found = {
        "entries": len(entries),
        "lines": lines,
        "total_debit": decimal_text(debit, exponent),
        "total_credit": decimal_text(credit, exponent),
    }
    for key, value in found.items():
        if stated[key] != value:
            raise PackageFault("totals-differ", total=key, stated=str(stated[key]), found=value)
    return AnnexTotals(len(entries), lines, debit, credit, stated["currency"], exponent)


def _member(members: Mapping[str, bytes], name: str) -> bytes:
    if name not in members:
        raise PackageFault("annex-missing", file=name)
    return members[name]


def _datapackage(members: Mapping[str, bytes]) -> Mapping[str, Any]:
    """Return the data package once every hash in it holds and it lists every annex member."""
    value = json_text.load(annex.DATAPACKAGE, _member(members, annex.DATAPACKAGE))
    match value:
        case {
            "resources": [*resources],
            "sijill": {
                "format": annex.PROFILE,
                "currency": str(),
                "exponent": int(exponent),
                "entries": int(),
                "lines": int(),
                "total_debit": str(),
                "total_credit": str(),
            },
        } if 0 <= exponent <= 9:
            pass
        case _:
            raise PackageFault("annex-shape", file=annex.DATAPACKAGE)
    listed = set()
    for resource in resources:
        match resource:
            case {"path": str(path), "hash": str(stated), "bytes": int(size)}:
                name = f"annex/{path}"
                content = _member(members, name)
                found = "sha256:" + hashlib.sha256(content).hexdigest()
                if stated != found or size != len(content) or name in listed:
                    raise PackageFault("annex-hash", file=name)
                listed.add(name)
            case _:
                raise PackageFault("annex-shape", file=annex.DATAPACKAGE)
    present = {name for name in members if name.startswith("annex/")}
    for name in sorted((present - {annex.DATAPACKAGE}) ^ listed):
        raise PackageFault("annex-hash", file=name)
    for name in annex.TABLES:
        _member(members, name)
    return cast("Mapping[str, Any]", value)


def _rows(members: Mapping[str, bytes], columns: annex.Columns) -> Any:
    name = next(name for name, known in annex.TABLES.items() if known is columns)
    return csv_text.rows(name, _member(members, name), annex.names(columns))


def _keys(members: Mapping[str, bytes], columns: annex.Columns) -> set[str]:
    first = columns[0][0]
    return {row[first] for row in _rows(members, columns)}


def _check_unique(members: Mapping[str, bytes], columns: annex.Columns) -> None:
    first, seen = columns[0][0], set()
    for row in _rows(members, columns):
        if row[first] in seen:
            raise PackageFault("entry-twice", id=unguard(row[first]))
        seen.add(row[first])


def _entries(members: Mapping[str, bytes]) -> dict[str, int]:
    """Return each entry's id with the difference of its lines, still zero."""
    found: dict[str, int] = {}
    numbers: set[tuple[str, str, str]] = set()
    for row in _rows(members, annex.ENTRIES):
        number = (row["fiscal_year"], row["series"], row["number"])
        if row["id"] in found or number in numbers:
            raise PackageFault("entry-twice", id=unguard(row["id"]))
        numbers.add(number)
        found[row["id"]] = 0
    return found


def _lines(
    members: Mapping[str, bytes], entries: dict[str, int], exponent: int
) -> tuple[Mapping[str, tuple[int, int]], int]:
    """Return debit and credit per account, after every entry has been found to balance."""
    known = {
        "account": _keys(members, annex.ACCOUNTS),
        "fund": _keys(members, annex.FUNDS) | {""},
        "project": _keys(members, annex.PROJECTS) | {""},
    }
    sums: defaultdict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    expected: defaultdict[str, int] = defaultdict(lambda: 1)
    count = 0
    for row in _rows(members, annex.LINES):
        entry = row["entry_id"]
        where = {"id": unguard(entry), "position": row["position"][:12]}
        if entry not in entries:
            raise PackageFault("unknown-reference", column="entry_id", value=unguard(entry))
        if row["position"] != str(expected[entry]):
            raise PackageFault("line-out-of-place", **where)
        expected[entry] += 1
        for column, values in known.items():
            if row[column] not in values:
                raise PackageFault("unknown-reference", column=column, value=unguard(row[column]))
        debit = minor_units(row["debit"], exponent, **where)
        credit = minor_units(row["credit"], exponent, **where)
        if debit < 0 or credit < 0 or (debit and credit):
            raise PackageFault("amount-unreadable", **where)
        entries[entry] += debit - credit
        left, right = sums[row["account"]]
        sums[row["account"]] = (left + debit, right + credit)
        count += 1
    for entry, difference in entries.items():
        if difference or entry not in expected:
            raise PackageFault(
                "entry-out-of-balance",
                id=unguard(entry),
                difference=decimal_text(difference, exponent),
            )
    return sums, count


def _check_trial_balance(
    members: Mapping[str, bytes], sums: Mapping[str, tuple[int, int]], exponent: int
) -> None:
    left = dict(sums)
    for row in _rows(members, annex.TRIAL_BALANCE):
        account = row["account"]
        stated = tuple(
            minor_units(row[column], exponent, account=unguard(account))
            for column in ("debit", "credit", "balance")
        )
        debit, credit = left.pop(account, (0, 0))
        if stated != (debit, credit, debit - credit):
            raise PackageFault("trial-balance-differs", account=unguard(account))
    for account in left:
        raise PackageFault("trial-balance-differs", account=unguard(account))
