"""What the fixed choices of the domain are called: series, kinds, roles, restrictions, faults."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

from desktop.domain.ledger.chart import AccountKind, ExpenseFunction
from desktop.domain.ledger.dimensions import PartnerKind, Restriction
from desktop.domain.ledger.entry import Series
from desktop.domain.ledger.year import PeriodStatus, YearStatus
from desktop.domain.log.finding import Fault
from desktop.domain.trust.acting import Act, Role
from desktop.text.words import Words, mark

LABELS: Final[Mapping[Enum, str]] = {
    Series.RECEIPT: mark("Receipt voucher"),
    Series.PAYMENT: mark("Payment voucher"),
    Series.JOURNAL: mark("Journal entry"),
    Series.TRANSFER: mark("Transfer voucher"),
    Series.OPENING: mark("Opening entry"),
    Series.CLOSING: mark("Closing entry"),
    Series.DUES: mark("Dues voucher"),
    AccountKind.ASSET: mark("Assets"),
    AccountKind.LIABILITY: mark("Liabilities"),
    AccountKind.NET_ASSETS: mark("Net assets"),
    AccountKind.INCOME: mark("Income"),
    AccountKind.EXPENSE: mark("Expenses"),
    ExpenseFunction.PROGRAMME: mark("Programmes"),
    ExpenseFunction.ADMINISTRATION: mark("Administration"),
    ExpenseFunction.FUNDRAISING: mark("Fundraising"),
    Restriction.UNRESTRICTED: mark("Unrestricted"),
    Restriction.RESTRICTED: mark("Restricted"),
    Restriction.ENDOWMENT: mark("Endowment"),
    PartnerKind.DONOR: mark("Donor"),
    PartnerKind.SUPPLIER: mark("Supplier"),
    PartnerKind.MEMBER: mark("Member"),
    PartnerKind.STAFF: mark("Staff"),
    PartnerKind.AUTHORITY: mark("Public authority"),
    PartnerKind.OTHER: mark("Other"),
    YearStatus.OPEN: mark("Open"),
    YearStatus.CLOSED: mark("Closed"),
    YearStatus.FILED: mark("Filed"),
    PeriodStatus.OPEN: mark("Open"),
    PeriodStatus.CLOSED: mark("Closed"),
    Role.CHAIR: mark("Chair"),
    Role.TREASURER: mark("Treasurer"),
    Role.SECRETARY: mark("Secretary"),
    Role.INTERNAL_AUDITOR: mark("Internal auditor"),
    Role.DATA_ENTRY: mark("Data entry"),
    Act.READ_LEDGER: mark("read the ledger"),
    Act.READ_LOG: mark("read the log"),
    Act.WRITE_DRAFT: mark("write drafts"),
    Act.POST_ENTRY: mark("post entries"),
    Act.MANAGE_CHART: mark("change the chart of accounts, funds, projects and partners"),
    Act.MANAGE_YEARS: mark("open and close fiscal years"),
    Act.IMPORT_BOOK: mark("import a book"),
    Act.MANAGE_OFFICERS: mark("add and remove officers"),
    Act.EXPORT_PACKAGE: mark("export disclosure packages"),
    Fault.ALTERED: mark("{subject} was changed outside the program"),
    Fault.MISSING: mark("{subject} is in the log, but is gone from the book"),
    Fault.UNLOGGED: mark("{subject} is in the book, but the log does not know it"),
    Fault.LEAF_ALTERED: mark("the log's own record of {subject} was changed"),
    Fault.LEAVES_MISSING: mark("records of the log are gone ({subject})"),
    Fault.HEAD_ALTERED: mark("the head of the log does not fit its records ({subject})"),
    Fault.HEAD_UNSIGNED: mark("the head of the log does not carry the signature of the log key"),
    Fault.TOTAL_WRONG: mark("the kept total {subject} is not what its lines add up to"),
    Fault.PAGE_DAMAGED: mark("a part of the book's file is damaged on the disk ({subject})"),
    Fault.RULES_REMOVED: mark("a rule of the database was removed or changed ({subject})"),
}
"""A test asks that every member of these enums stands here."""


def label(choice: Enum, words: Words, /, **fields: object) -> str:
    """Return what `choice` is called in this language."""
    return words(LABELS[choice], **fields)
