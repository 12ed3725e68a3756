"""The lines of a posted entry as a table: what a paper voucher shows of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop.domain.currency import currency_of
from desktop.domain.formats import format_amount
from desktop.domain.ledger.entry import Entry, Line
from desktop.domain.ledger.masters import Masters
from desktop.text.words import Words, mark
from desktop.ui.tables.column import Column, Kind


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line in the words of now; amounts are minor units, on one side only."""

    code: str
    account: str
    memo: str
    fund: str
    project: str
    partner: str
    branch: str
    fund_line: str
    foreign: str
    debit: int | None
    credit: int | None


COLUMNS: Final = (
    Column("code", mark("Code"), Kind.CODE, width=6),
    Column("account", mark("Account"), stretch=4, width=16),
    Column("memo", mark("Memo"), stretch=3, width=8),
    Column("fund", mark("Fund"), stretch=1, width=12),
    Column("project", mark("Project"), stretch=1, width=8),
    Column("partner", mark("Partner"), stretch=1, width=8),
    Column("branch", mark("Branch"), stretch=1, width=8),
    Column("fund_line", mark("Budget line"), stretch=1, width=8),
    Column("foreign", mark("In its currency"), Kind.CODE, width=20),
    Column("debit", mark("Debit"), Kind.AMOUNT, width=13),
    Column("credit", mark("Credit"), Kind.AMOUNT, width=13),
)

OPTIONAL: Final = frozenset({"memo", "project", "partner", "branch", "fund_line", "foreign"})
"""Columns that are left out where no line says anything in them."""


def rows_of(entry: Entry, masters: Masters, words: Words) -> tuple[LineRow, ...]:
    """Return the lines of an entry as rows."""
    return tuple(_row(line, masters, words) for line in entry.lines)


def _row(line: Line, masters: Masters, words: Words) -> LineRow:
    account, fund = masters.accounts[line.account_id], masters.funds[line.fund_id]
    project = None if line.project_id is None else masters.projects[line.project_id]
    partner = None if line.partner_id is None else masters.partners[line.partner_id]
    branch = None if line.branch_id is None else masters.branches[line.branch_id]
    budget = None if line.fund_line_id is None else masters.fund_lines[line.fund_line_id]
    return LineRow(
        code=account.code,
        account=words.of(account.name_ar, account.name_en),
        memo=line.memo,
        fund=words.of(fund.name_ar, fund.name_en),
        project="" if project is None else words.of(project.name_ar, project.name_en),
        partner="" if partner is None else words.of(partner.name_ar, partner.name_en),
        branch="" if branch is None else words.of(branch.name_ar, branch.name_en),
        fund_line="" if budget is None else words.of(budget.name_ar, budget.name_en),
        foreign=_foreign(line),
        debit=line.amount if line.amount > 0 else None,
        credit=-line.amount if line.amount < 0 else None,
    )


def _foreign(line: Line) -> str:
    if line.foreign is None:
        return ""
    foreign = line.foreign
    amount = format_amount(abs(foreign.amount), currency_of(foreign.currency))
    return f"{foreign.currency} {amount} \u00d7 {foreign.rate}"
