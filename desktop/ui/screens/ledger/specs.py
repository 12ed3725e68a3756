"""The screens of the ledger, as the window registers them."""

from __future__ import annotations

from typing import Final

from desktop.domain.ledger.entry import Series
from desktop.text.words import mark
from desktop.ui.screens.ledger.account_ledger import AccountLedger
from desktop.ui.screens.ledger.chart import ChartScreen
from desktop.ui.screens.ledger.entry_form import EntryForm
from desktop.ui.screens.ledger.entry_view import EntryView
from desktop.ui.screens.ledger.journal import JournalScreen
from desktop.ui.screens.ledger.notes.screen import NotesScreen
from desktop.ui.screens.ledger.vouchers.cheques_register import ChequesScreen
from desktop.ui.screens.ledger.vouchers.recurring_register import RECURRING
from desktop.ui.screens.ledger.vouchers.slip_form import SlipForm
from desktop.ui.screens.registers.screen import RegisterScreen
from desktop.ui.shell.spec import Area, ScreenSpec

LEDGER_SCREENS: Final = (
    ScreenSpec("journal", mark("Journal"), "notebook-text", Area.LEDGER, JournalScreen),
    ScreenSpec(
        "receipt-form",
        mark("Receipt voucher"),
        "arrow-down-to-line",
        Area.VOUCHERS,
        lambda context: SlipForm(context, Series.RECEIPT),
    ),
    ScreenSpec(
        "payment-form",
        mark("Payment voucher"),
        "arrow-up-from-line",
        Area.VOUCHERS,
        lambda context: SlipForm(context, Series.PAYMENT),
    ),
    ScreenSpec(
        "transfer-form",
        mark("Transfer voucher"),
        "arrow-left-right",
        Area.VOUCHERS,
        lambda context: SlipForm(context, Series.TRANSFER),
    ),
    ScreenSpec("entry-form", mark("New entry"), "receipt", Area.VOUCHERS, EntryForm),
    ScreenSpec(
        "recurring",
        mark("Recurring vouchers"),
        "calendar-clock",
        Area.VOUCHERS,
        lambda context: RegisterScreen(context, RECURRING),
    ),
    ScreenSpec("cheques", mark("Cheques"), "file-check", Area.TREASURY, ChequesScreen),
    ScreenSpec("chart", mark("Chart of accounts"), "list-tree", Area.LEDGER, ChartScreen),
    ScreenSpec("ledger", mark("General ledger"), "book-open", Area.LEDGER, AccountLedger),
    ScreenSpec(
        "notes",
        mark("Notes to the statements"),
        "file-text",
        Area.LEDGER,
        NotesScreen,
        in_navigation=False,
    ),
    ScreenSpec("entry", mark("Entry"), "file-text", Area.LEDGER, EntryView, in_navigation=False),
)
