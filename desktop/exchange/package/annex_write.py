"""Write the machine annex: CSV tables, counts, and a Frictionless `datapackage.json` over them."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from desktop.exchange.package import annex, json_text
from desktop.exchange.package.amounts import decimal_text, plain_number
from desktop.exchange.package.annex import (
    AnnexAccount,
    AnnexCount,
    AnnexEntry,
    AnnexFund,
    AnnexProject,
    AnnexTotals,
)
from desktop.exchange.package.csv_text import Table, texts


def write_annex(
    *,
    currency: str,
    exponent: int,
    accounts: Iterable[AnnexAccount],
    funds: Iterable[AnnexFund],
    projects: Iterable[AnnexProject],
    entries: Iterable[AnnexEntry],
    counts: Sequence[AnnexCount] = (),
    documents: Mapping[str, object] | None = None,
) -> Mapping[str, bytes]:
    """Return the annex members by name ("annex/lines.csv" …).

    Entries are taken one at a time, so a generator over the book will do. The trial balance is
    added up from their lines. `documents` are further JSON files ("activities" becomes
    `annex/activities.json`).

    Raises:
        ValueError: an entry that does not balance, a line that is both debit and credit, a foreign
            amount or rate that is not plain decimal text.
    """
    members: dict[str, bytes] = {
        "annex/accounts.csv": _table(
            annex.ACCOUNTS,
            ([a.path, a.code, a.name_ar, a.name_en, a.kind, a.function] for a in accounts),
        ),
        "annex/funds.csv": _table(
            annex.FUNDS, ([f.code, f.name_ar, f.name_en, f.restriction] for f in funds)
        ),
        "annex/projects.csv": _table(
            annex.PROJECTS,
            ([p.code, p.name_ar, p.name_en, _day(p.start), _day(p.end)] for p in projects),
        ),
    }
    totals = _write_entries(members, entries, currency, exponent)
    members[annex.COUNTS] = json_text.dump(
        [
            {"key": c.key, "name_ar": c.name_ar, "name_en": c.name_en, "count": c.count}
            for c in counts
        ]
    )
    for name, value in (documents or {}).items():
        members[f"annex/{name}.json"] = json_text.dump(value)
    members[annex.DATAPACKAGE] = json_text.dump(_datapackage(members, totals))
    return members


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""


def _table(columns: annex.Columns, rows: Iterable[Sequence[str]]) -> bytes:
    table = Table(annex.names(columns))
    for row in rows:
        table.add(texts(row))
    return table.content()


def _write_entries(
    members: dict[str, bytes], entries: Iterable[AnnexEntry], currency: str, exponent: int
) -> AnnexTotals:
    heads, lines = Table(annex.names(annex.ENTRIES)), Table(annex.names(annex.LINES))
    sums: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    debit = credit = 0
    for entry in entries:
        index = "" if entry.log_index is None else str(entry.log_index)
        heads.add(
            [
                *texts((entry.id, entry.fiscal_year, entry.series)),
                str(entry.number),
                entry.day.isoformat(),
                *texts((entry.narration, entry.reference, entry.reverses)),
                index,
            ]
        )
        difference = 0
        for position, line in enumerate(entry.lines, 1):
            if min(line.debit, line.credit) or line.debit < 0 or line.credit < 0:
                raise ValueError(f"entry {entry.id}: line {position} is not one-sided")
            lines.add(
                [
                    *texts((entry.id,)),
                    str(position),
                    *texts((line.account, line.fund, line.project, line.partner)),
                    decimal_text(line.debit, exponent),
                    decimal_text(line.credit, exponent),
                    *texts((line.currency,)),
                    plain_number(line.foreign_amount),
                    plain_number(line.rate),
                    *texts((line.memo,)),
                ]
            )
            difference += line.debit - line.credit
            debit += line.debit
            credit += line.credit
            sums[line.account][0] += line.debit
            sums[line.account][1] += line.credit
        if difference:
            raise ValueError(f"entry {entry.id} is out of balance by {difference}")
    members["annex/entries.csv"] = heads.content()
    members["annex/lines.csv"] = lines.content()
    balance = Table(annex.names(annex.TRIAL_BALANCE))
    for account, (left, right) in sorted(sums.items()):
        amounts = [decimal_text(value, exponent) for value in (left, right, left - right)]
        balance.add([*texts((account,)), *amounts])
    members["annex/trial-balance.csv"] = balance.content()
    return AnnexTotals(heads.rows, lines.rows, debit, credit, currency, exponent)


def _datapackage(members: Mapping[str, bytes], totals: AnnexTotals) -> object:
    resources = [
        _resource(name, content, totals.exponent) for name, content in sorted(members.items())
    ]
    return {
        "profile": "data-package",
        "name": "annex",
        "resources": resources,
        "sijill": {
            "format": annex.PROFILE,
            "currency": totals.currency,
            "exponent": totals.exponent,
            "entries": totals.entries,
            "lines": totals.lines,
            "total_debit": decimal_text(totals.debit, totals.exponent),
            "total_credit": decimal_text(totals.credit, totals.exponent),
        },
    }


def _resource(name: str, content: bytes, exponent: int) -> object:
    path = name.removeprefix("annex/")
    resource: dict[str, object] = {
        "name": path.rpartition(".")[0],
        "path": path,
        "bytes": len(content),
        "hash": "sha256:" + hashlib.sha256(content).hexdigest(),
    }
    columns = annex.TABLES.get(name)
    if columns is None:
        return resource | {"format": "json", "mediatype": "application/json"}
    fields = [_field(column, kind, exponent) for column, kind in columns]
    return resource | {
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {"lineTerminator": "\r\n", "delimiter": ",", "header": True},
        "schema": {"fields": fields, "missingValues": [""]},
    }


def _field(column: str, kind: str, exponent: int) -> object:
    if kind == annex.AMOUNT:
        described = f"exact decimal text, {exponent} decimals in the base currency"
        return {"name": column, "type": "number", "description": described}
    if kind == annex.DAY:
        return {"name": column, "type": "date", "format": "%Y-%m-%d"}
    return {"name": column, "type": kind}
