"""The year as XML in the shape of the OECD's Standard Audit File (SAF-T 2.0), streamed.

Element names and their order are those of the published file; what is left out is said in
docs/SPEC-audit-data.md. The namespace is our own, for this is a subset and claims nothing more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final
from xml.sax.saxutils import escape

from desktop.exchange.audit_pack.tables import Value

NAMESPACE: Final = "urn:sijill:saf-t-shaped:1"
SUPPLIERS: Final = frozenset({"supplier"})
"""Kinds of partners that stand under Suppliers; all others stand under Customers."""

Record = Mapping[str, Value]
_ILLEGAL: Final = {*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)}
_LEGAL: Final = dict.fromkeys(_ILLEGAL, "\ufffd")
_ACCOUNT_TYPE: Final = "GL"
_ANALYSIS: Final = (
    ("fund", "FND", "Fund"),
    ("fund_line", "FLN", "Budget line of a fund"),
    ("project", "PRJ", "Project"),
    ("branch", "BRN", "Branch"),
)


@dataclass(frozen=True, slots=True)
class SafTHead:
    """What the header says; `country` as ISO 3166, `totals` (entries, debit, credit) as text."""

    created: dt.date
    software: str
    version: str
    organisation: str
    registration: str
    currency: str
    first_day: dt.date
    last_day: dt.date
    totals: tuple[int, str, str]
    country: str = "LY"


def saf_t_pieces(
    head: SafTHead,
    masters: Mapping[str, Iterable[Record]],
    entries: Iterable[Record],
    lines: Iterable[Record],
) -> Iterator[bytes]:
    """Yield the file; `entries` and `lines` come in order of series and number.

    `masters` has accounts, partners, and the tables of what lines are analysed by (`fund`, …).
    """
    yield from _text(_header(head))
    yield from _text(_masters(masters))
    yield from _text(_ledger(head, entries, lines))


def _text(parts: Iterable[str]) -> Iterator[bytes]:
    for part in parts:
        yield part.encode("utf-8", "replace")


def _tag(name: str, value: Value) -> str:
    """Return an element, or nothing where there is nothing to say."""
    if value is None or value == "":
        return ""
    return f"<{name}>{escape(str(value).translate(_LEGAL))}</{name}>"


def _named(record: Record) -> str:
    return str(record["name_ar"] or record["name_en"])


def _header(head: SafTHead) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<AuditFile xmlns="{NAMESPACE}">\n<Header>'
    yield _tag("AuditFileVersion", "2.00")
    yield _tag("AuditFileCountry", head.country)
    yield _tag("AuditFileDateCreated", head.created.isoformat())
    yield _tag("SoftwareCompanyName", head.software)
    yield _tag("SoftwareID", head.software)
    yield _tag("SoftwareVersion", head.version)
    yield "<Company>" + _tag("RegistrationNumber", head.registration)
    yield _tag("Name", head.organisation) + "</Company>"
    yield _tag("DefaultCurrencyCode", head.currency)
    yield "<SelectionCriteria>" + _tag("SelectionStartDate", head.first_day.isoformat())
    yield _tag("SelectionEndDate", head.last_day.isoformat()) + "</SelectionCriteria>"
    yield "</Header>\n"


def _masters(masters: Mapping[str, Iterable[Record]]) -> Iterator[str]:
    yield "<MasterFiles>\n<GeneralLedgerAccounts>\n"
    for each in masters["account"]:
        yield "<Account>" + _tag("AccountID", each["code"])
        yield _tag("AccountDescription", _named(each))
        yield _tag("GroupingCategory", each["kind"])
        yield _tag("GroupingCode", each["parent"])
        yield _tag("AccountType", _ACCOUNT_TYPE)
        yield _balance("Opening", each["opening"]) + _balance("Closing", each["closing"])
        yield "</Account>\n"
    yield "</GeneralLedgerAccounts>\n"
    partners = tuple(masters["partner"])
    for group, each_is in (("Customer", False), ("Supplier", True)):
        found = [one for one in partners if (one["kind"] in SUPPLIERS) is each_is]
        if found:
            yield f"<{group}s>\n"
            for one in found:
                yield f"<{group}>" + _tag("Name", _named(one))
                yield _tag(f"{group}ID", one["code"]) + f"</{group}>\n"
            yield f"</{group}s>\n"
    yield "<AnalysisTypeTable>\n"
    for table, kind, said in _ANALYSIS:
        for each in masters[table]:
            yield "<AnalysisTypeTableEntry>" + _tag("AnalysisType", kind)
            yield _tag("AnalysisTypeDescription", said) + _tag("AnalysisID", each["code"])
            yield _tag("AnalysisIDDescription", _named(each)) + "</AnalysisTypeTableEntry>\n"
    yield "</AnalysisTypeTable>\n</MasterFiles>\n"


def _balance(which: str, amount: Value) -> str:
    text = str(amount)
    side = "Credit" if text.startswith("-") else "Debit"
    return _tag(f"{which}{side}Balance", text.removeprefix("-"))


def _ledger(head: SafTHead, entries: Iterable[Record], lines: Iterable[Record]) -> Iterator[str]:
    count, debit, credit = head.totals
    yield "<GeneralLedgerEntries>" + _tag("NumberOfEntries", count)
    yield _tag("TotalDebit", debit) + _tag("TotalCredit", credit) + "\n"
    of_entries = groupby(lines, key=lambda line: line["entry"])
    for series, group in groupby(entries, key=lambda entry: str(entry["series"])):
        yield "<Journal>" + _tag("JournalID", series)
        yield _tag("Description", series) + _tag("Type", _ACCOUNT_TYPE) + "\n"
        for entry in group:
            name, own = next(of_entries)
            if name != entry["entry"]:  # the same snapshot in the same order: our fault otherwise
                raise AssertionError(f"lines of {name} beside the entry {entry['entry']}")
            yield _transaction(entry, own)
        yield "</Journal>\n"
    yield "</GeneralLedgerEntries>\n</AuditFile>\n"


def _transaction(entry: Record, lines: Iterable[Record]) -> str:
    day = str(entry["day"])
    parts = [
        "<Transaction>",
        _tag("TransactionID", entry["entry"]),
        _tag("Period", int(day[5:7])),
        _tag("PeriodYear", day[:4]),
        _tag("TransactionDate", day),
        _tag("SourceID", entry["officer"]),
        _tag("Description", entry["narration"]),
        _tag("SystemEntryDate", str(entry["recorded_at"])[:10]),
        _tag("GLPostingDate", day),
        *(_line(line, entry) for line in lines),
        "</Transaction>\n",
    ]
    return "".join(parts)


def _line(line: Record, entry: Record) -> str:
    side = "Credit" if str(line["credit"]).strip("0.") else "Debit"
    party = "SupplierID" if line.get("partner_kind") in SUPPLIERS else "CustomerID"
    parts = ["<Line>", _tag("RecordID", line["position"]), _tag("AccountID", line["account"])]
    for column, kind, _ in _ANALYSIS:
        if line[column]:
            parts.append("<Analysis>" + _tag("AnalysisType", kind))
            parts.append(_tag("AnalysisID", line[column]) + "</Analysis>")
    parts += [
        _tag("SourceDocumentID", entry["reference"]),
        _tag(party, line["partner"]),
        _tag("Description", line["memo"] or entry["narration"] or "\u2013"),
        f"<{side}Amount>",
        _tag("Amount", line[side.lower()]),
    ]
    if line["currency"]:
        parts.append(_tag("CurrencyCode", line["currency"]))
        parts.append(_tag("CurrencyAmount", str(line["foreign_amount"]).removeprefix("-")))
        parts.append(_tag("ExchangeRate", line["rate"]))
    return "".join([*parts, f"</{side}Amount></Line>"])
