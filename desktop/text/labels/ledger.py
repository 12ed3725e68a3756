"""What the fixed choices of the ledger are called."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.chart import AccountKind, ExpenseFunction
from desktop.domain.ledger.dimensions import PartnerKind, Restriction, ZakatHead
from desktop.domain.ledger.entry import Series
from desktop.domain.ledger.voucher import PaymentMethod
from desktop.domain.ledger.year import PeriodStatus, YearStatus
from desktop.text.words import mark

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
    AccountUse.CASH_BOX: mark("Cash box"),
    AccountUse.BANK: mark("Bank account"),
    AccountUse.ADVANCE: mark("Advances held by persons"),
    AccountUse.LOAN: mark("Loans to staff"),
    AccountUse.GRANT_RECEIVABLE: mark("Grants receivable"),
    AccountUse.DUES_RECEIVABLE: mark("Dues receivable"),
    AccountUse.RECEIVABLE: mark("Receivables"),
    AccountUse.PREPAYMENT: mark("Payments in advance"),
    AccountUse.STOCK: mark("Stock"),
    AccountUse.FIXED_ASSET: mark("Fixed assets"),
    AccountUse.ACCUMULATED_DEPRECIATION: mark("Accumulated depreciation"),
    AccountUse.PAYABLE: mark("Suppliers"),
    AccountUse.ACCRUED_EXPENSE: mark("Accrued expenses"),
    AccountUse.WITHHOLDING: mark("Withheld taxes and fees"),
    AccountUse.DEFERRED_GRANT: mark("Grants received in advance"),
    AccountUse.HELD_FOR_OTHERS: mark("Held for others"),
    AccountUse.NET_UNRESTRICTED: mark("Unrestricted net assets"),
    AccountUse.NET_RESTRICTED: mark("Restricted net assets"),
    AccountUse.NET_ENDOWMENT: mark("Endowments"),
    AccountUse.DUES_INCOME: mark("Income from dues"),
    AccountUse.GRANT_INCOME: mark("Income from grants"),
    AccountUse.IN_KIND_INCOME: mark("Donations in kind"),
    AccountUse.EXCHANGE_GAIN: mark("Exchange gains"),
    AccountUse.EXCHANGE_LOSS: mark("Exchange losses"),
    AccountUse.DEPRECIATION: mark("Depreciation"),
    AccountUse.BANK_CHARGE: mark("Bank charges"),
    AccountUse.CASH_DIFFERENCE: mark("Cash count differences"),
    AccountUse.DISPOSAL_RESULT: mark("Result of disposing of assets"),
    AccountUse.SUSPENSE: mark("Suspense: to be cleared"),
    PaymentMethod.CASH: mark("Cash"),
    PaymentMethod.CHEQUE: mark("Cheque"),
    PaymentMethod.TRANSFER: mark("Bank transfer"),
    ZakatHead.POOR: mark("The poor"),
    ZakatHead.NEEDY: mark("The needy"),
    ZakatHead.COLLECTORS: mark("Those who administer it"),
    ZakatHead.HEARTS: mark("Those whose hearts are reconciled"),
    ZakatHead.BONDAGE: mark("Those in bondage"),
    ZakatHead.DEBTORS: mark("Those in debt"),
    ZakatHead.CAUSE: mark("In the cause of God"),
    ZakatHead.WAYFARER: mark("The wayfarer"),
    YearStatus.OPEN: mark("Open"),
    YearStatus.CLOSED: mark("Closed"),
    YearStatus.FILED: mark("Filed"),
    PeriodStatus.OPEN: mark("Open"),
    PeriodStatus.CLOSED: mark("Closed"),
}
