"""The posted lines behind a figure: where they come from, and the columns that show them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from desktop.domain.isolates import isolate_ltr
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.statements.ledger_line import LedgerLine
from desktop.domain.ledger.statements.table import Drill
from desktop.text.statement_labels import VOUCHERS
from desktop.text.words import mark
from desktop.ui.tables.column import Column, Kind
from desktop.ui.tables.source import Page, Source, Totals
from desktop.ui.words import ui_words

if TYPE_CHECKING:
    from desktop.services.session import Session

LineKey = tuple[int, int, int]

DEBIT: Final = "debit"
CREDIT: Final = "credit"


def source_of(session: Session, drill: Drill) -> Source[LedgerLine, LineKey]:
    """Return the lines of `drill`, page by page; every call runs on the database thread."""
    from desktop.services.ledger.statements import drill_lines, drill_totals  # noqa: PLC0415

    book, by = session.book, session.by

    def page(after: LineKey | None, limit: int) -> Page[LedgerLine, LineKey]:
        found = drill_lines(book, by, drill, after=after, limit=limit)
        return Page(found.rows, found.next_key)

    def totals() -> Totals:
        count, debits, credits_ = drill_totals(book, by, drill)
        return Totals(count, {DEBIT: debits, CREDIT: credits_})

    return Source(page, totals)


def columns_of(masters: Masters) -> tuple[Column, ...]:
    """Return the columns; names of accounts come from `masters`, in the language of the window."""
    return (
        Column("day", mark("Date"), Kind.DAY, width=11),
        Column("voucher", mark("Voucher"), width=14, value=_voucher),
        Column("account", mark("Account"), width=20, value=_account(masters)),
        Column("narration", mark("Narration"), width=24, stretch=1, value=_narration),
        Column(DEBIT, mark("Debit"), Kind.AMOUNT, width=12, value=_debit),
        Column(CREDIT, mark("Credit"), Kind.AMOUNT, width=12, value=_credit),
    )


def _voucher(line: LedgerLine) -> str:
    return ui_words()(VOUCHERS[line.series.value], number=isolate_ltr(line.number))


def _narration(line: LedgerLine) -> str:
    return line.memo or line.narration


def _debit(line: LedgerLine) -> int | None:
    return line.debit or None


def _credit(line: LedgerLine) -> int | None:
    return line.credit or None


def _account(masters: Masters) -> Callable[[LedgerLine], str]:
    """Return what gives the name of a line's account."""

    def name(line: LedgerLine) -> str:
        account = masters.accounts.get(line.account_id)
        return "" if account is None else ui_words().of(account.name_ar, account.name_en)

    return name
