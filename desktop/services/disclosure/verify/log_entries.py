"""The entries of the annex are the entries of the log: same voucher, same lines, same money."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from desktop.domain.log.entry_leaf import EntryFact, LineFact, lines_in, read_entry
from desktop.domain.log.leaf import read_head
from desktop.domain.log.malformed import MalformedError
from desktop.domain.log.proof_bundle import Shown
from desktop.exchange.package import annex, csv_text, json_text
from desktop.exchange.package.amounts import minor_units
from desktop.exchange.package.csv_text import unguard
from desktop.services.disclosure.verify.check import Outcome, failed, not_applicable, passed
from desktop.services.disclosure.verify.evidence import Evidence

KEY: Final = "log-entries"
_ENTRIES: Final = "annex/entries.csv"
_LINES: Final = "annex/lines.csv"
_ACCOUNTS: Final = "annex/accounts.csv"

Row = Mapping[str, str]


def check(evidence: Evidence) -> Outcome:
    """Compare every annex entry that names its place in the log with the leaf opened there."""
    if not evidence.description.log_vkey or _ENTRIES not in evidence.members:
        return not_applicable("no-log")
    entries = _rows(evidence, _ENTRIES)
    placed = [row for row in entries if row["log_index"]]
    if not placed:
        return not_applicable("entries-without-place")
    if len(placed) != len(entries):
        return failed("entry-without-place", count=len(entries) - len(placed))
    shown = {str(one.index): one for one in evidence.proof.shown}
    lines: defaultdict[str, list[Row]] = defaultdict(list)
    for line in _rows(evidence, _LINES):
        lines[line["entry_id"]].append(line)
    codes = {row["path"]: row["code"] for row in _rows(evidence, _ACCOUNTS)}
    exponent = _exponent(evidence)
    used: set[str] = set()
    for row in placed:
        one = shown.get(row["log_index"])
        if one is None or row["log_index"] in used:
            return failed("entry-not-in-log", id=row["id"])
        used.add(row["log_index"])
        if not _same(row, lines[row["id"]], one, codes, exponent):
            return failed("entry-differs-from-log", id=row["id"])
    return passed(entries=len(placed))


def _rows(evidence: Evidence, name: str) -> list[Row]:
    columns = annex.names(annex.TABLES[name])
    return [
        {column: unguard(cell) for column, cell in row.items()}
        for row in csv_text.rows(name, evidence.member(name), columns)
    ]


def _exponent(evidence: Evidence) -> int:
    match json_text.load(annex.DATAPACKAGE, evidence.member(annex.DATAPACKAGE)):
        case {"sijill": {"exponent": int(exponent)}}:
            return exponent
    return 0


def _same(
    row: Row, lines: list[Row], shown: Shown, codes: Mapping[str, str], exponent: int
) -> bool:
    """Tell whether the opened leaf is this entry, with all its lines."""
    if shown.data is None:
        return False
    opened = {one.name: one.value for one in shown.openings}
    try:
        fact = read_entry(opened)
        whole = lines_in(read_head(shown.data)) == len(fact.lines) == len(lines)
    except MalformedError:
        return False
    head = (fact.fiscal_year, fact.series, str(fact.number), fact.day)
    if not whole or head != tuple(row[c] for c in ("fiscal_year", "series", "number", "day")):
        return False
    if not _words_agree(row, fact, opened):
        return False
    return all(
        _same_line(line, told, codes, exponent)
        for line, told in zip(lines, fact.lines, strict=True)
    )


def _words_agree(row: Row, fact: EntryFact, opened: Mapping[str, object]) -> bool:
    """Compare narration and reference where they are opened; closed, the annex has none either."""
    return all(
        row[name] == (told if name in opened else "")
        for name, told in (("narration", fact.narration), ("reference", fact.reference))
    )


def _same_line(line: Row, told: LineFact, codes: Mapping[str, str], exponent: int) -> bool:
    amount = minor_units(line["debit"], exponent) - minor_units(line["credit"], exponent)
    account = told.account in {line["account"], codes.get(line["account"], line["account"])}
    return (
        amount == told.amount
        and account
        and line["fund"] == told.fund
        and line["project"] == (told.project or "")
        and line["memo"] in {told.memo, ""}
        and line["partner"] in {told.partner or "", ""}
    )
