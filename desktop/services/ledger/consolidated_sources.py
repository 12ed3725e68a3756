"""What consolidated statements are computed from: the whole book, and each of its parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from sqlalchemy import Connection

from desktop.domain.ledger.dimensions import Branch, Project
from desktop.domain.ledger.reports import Takes
from desktop.domain.ledger.statements.source import StatementSource, YearTotal
from desktop.domain.ledger.statements.sums import movement_in
from desktop.domain.ledger.statements.table import WITHOUT, Part, Scope
from desktop.services.ledger.statements import read_source
from desktop.store.queries.masters import load_masters
from desktop.store.queries.parts import totals_by_branch, totals_by_project

MOST_PARTS: Final = 6
"""Columns that paper and screen can carry; the parts that moved least are shown together."""


def branch_sources(
    conn: Connection, year_name: str | None
) -> tuple[StatementSource, tuple[StatementSource, ...]]:
    """Return the whole book, and its branches with what names none."""
    whole = read_source(conn, year_name)
    named = load_masters(conn).branches
    return whole, _parts(whole, named, totals_by_branch(conn, whole.years), Takes.BRANCH)


def project_sources(
    conn: Connection, year_name: str | None
) -> tuple[StatementSource, tuple[StatementSource, ...]]:
    """Return the whole book, and its projects with what names none; movements only."""
    whole = read_source(conn, year_name, balances=False)
    named = {project.id: project for project in whole.projects}
    merged = replace(whole, totals=tuple(_without_funds(whole)))
    return whole, _parts(merged, named, totals_by_project(conn, whole.year), Takes.PROJECT)


def _parts(
    whole: StatementSource,
    named: Mapping[int, Branch] | Mapping[int, Project],
    totals: Mapping[int, tuple[YearTotal, ...]],
    kind: Takes,
) -> tuple[StatementSource, ...]:
    volume = {
        part_id: sum(each.debit + each.credit for each in found if each.fiscal_year_id == year)
        for part_id, found in totals.items()
        if (year := whole.year.id)
    }
    ranked = sorted(totals, key=lambda part_id: (-volume[part_id], named[part_id].code))
    shown = sorted(ranked[:MOST_PARTS], key=lambda part_id: named[part_id].code)
    others = tuple(sorted(ranked[MOST_PARTS:]))

    def part(ids: tuple[int, ...], sums: Iterable[YearTotal]) -> StatementSource:
        scope = Scope(branch_ids=ids) if kind is Takes.BRANCH else Scope(project_ids=ids)
        parts = tuple(
            Part(kind.value, named[id_].code, named[id_].name_ar, named[id_].name_en)
            for id_ in ids
            if id_ != WITHOUT
        )
        return replace(whole, totals=tuple(sums), scope=scope, parts=parts)

    sources = [part((part_id,), totals[part_id]) for part_id in shown]
    if others:
        sources.append(part(others, (each for id_ in others for each in totals[id_])))
    sources.append(part((WITHOUT,), _rest(whole.totals, totals)))
    return tuple(sources)


def _without_funds(whole: StatementSource) -> Iterable[YearTotal]:
    """Yield what moved in the year, all funds together, as the totals of projects are."""
    for account_id, funds in movement_in(whole, whole.year).by_account.items():
        amount = sum(funds.values())
        yield YearTotal(whole.year.id, account_id, 0, False, max(amount, 0), max(-amount, 0))


def _rest(
    whole: Iterable[YearTotal], totals: Mapping[int, tuple[YearTotal, ...]]
) -> Iterable[YearTotal]:
    """Yield what is left of the whole when all parts are taken out of it.

    Sums of projects come netted, so a side may be negative; what is shown is their difference.
    """
    left: dict[tuple[int, int, int, bool], list[int]] = defaultdict(lambda: [0, 0])
    for sign, sums in ((1, whole), *((-1, found) for found in totals.values())):
        for year_id, account_id, fund_id, closing, debit, credit in sums:
            sides = left[year_id, account_id, fund_id, bool(closing)]
            sides[0] += sign * debit
            sides[1] += sign * credit
    for key, (debit, credit) in left.items():
        if debit or credit:
            yield YearTotal(*key, debit, credit)
