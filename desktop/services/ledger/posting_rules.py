"""Check an entry against the masters of the book before it is posted."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name
from desktop.domain.ledger.closing.year_deed import OF_CLOSING
from desktop.domain.ledger.entry import NewEntry, NewLine, Series, check_lines
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.rates.foreign_rule import check_foreign
from desktop.domain.ledger.voucher import PaymentMethod, Voucher
from desktop.domain.ledger.vouchers.cheque import cheque_number, cheque_of
from desktop.domain.ledger.year import FiscalYear, PeriodStatus, YearStatus
from desktop.domain.trust.personal import nameless


def open_year_of(masters: Masters, day: dt.date) -> FiscalYear:
    """Return the fiscal year that takes an entry on `day`.

    Raises UserError `day-without-year`, `year-closed` or `period-closed`, by name.
    """
    for period in masters.periods:
        if period.first_day <= day <= period.last_day:
            year = masters.years[period.fiscal_year_id]
            if year.status is not YearStatus.OPEN:
                raise UserError("year-closed", year=year.name, day=day)
            if period.status is not PeriodStatus.OPEN:
                raise UserError("period-closed", year=year.name, number=period.number, day=day)
            return year
    raise UserError("day-without-year", day=day)


def checked(masters: Masters, entry: NewEntry) -> NewEntry:
    """Return the entry with its texts cleaned, once it keeps every rule.

    Closing entries come by closing a year alone, and go by opening it again (`closing-by-hand`).
    Raises UserError `narration-empty`, `account-unknown`, `account-heading`, `account-inactive`,
    `account-currency`, `foreign-sign`, `foreign-nothing`, `fund-unknown`, `project-unknown`,
    `partner-unknown`, `branch-unknown`, `fund-line-unknown`, `fund-line-fund`,
    `voucher-partner-unknown`, `voucher-cheque-number`, `voucher-party-erased`, or as
    `domain.ledger.entry.check_lines` and `cheque_of` do.
    """
    if entry.series is Series.CLOSING or (entry.origin or "").startswith(OF_CLOSING):
        raise UserError("closing-by-hand")
    narration = clean_name(entry.narration, field="narration")
    if not narration:
        raise UserError("narration-empty")
    for position, line in enumerate(entry.lines, start=1):
        _check_line(masters, position, line)
    check_lines(entry.lines, masters.organisation.currency, masters.funds)
    lines = entry.lines
    if any(line.memo for line in lines):
        lines = tuple(_with_memo(line, clean_name(line.memo, field="memo")) for line in lines)
    reference = clean_name(entry.reference, field="reference")
    clean = replace(
        entry,
        narration=narration,
        lines=lines,
        reference=reference,
        voucher=None if entry.voucher is None else _clean_voucher(masters, entry.voucher),
    )
    cheque_of(clean, masters)
    return clean


def _clean_voucher(masters: Masters, voucher: Voucher) -> Voucher:
    if voucher.partner_id is not None and voucher.partner_id not in masters.partners:
        raise UserError("voucher-partner-unknown")
    if voucher.partner_id is not None:
        party = masters.partners[voucher.partner_id]
        if party.name_ar == nameless(party.code):
            raise UserError("voucher-party-erased", code=party.code)
    if voucher.method is PaymentMethod.CHEQUE and not cheque_number(voucher.cheque_number):
        raise UserError("voucher-cheque-number")
    return replace(
        voucher,
        # Of a partner the directory alone says the name, so that it can forget it.
        party_name=clean_name(voucher.party_name, field="party")
        if voucher.partner_id is None
        else "",
        cheque_number=clean_name(voucher.cheque_number, field="cheque_number"),
        cheque_bank=clean_name(voucher.cheque_bank, field="cheque_bank"),
        transfer_reference=clean_name(voucher.transfer_reference, field="transfer_reference"),
    )


def _check_line(masters: Masters, position: int, line: NewLine) -> None:
    account = masters.accounts.get(line.account_id)
    if account is None:
        raise UserError("account-unknown", position=position, account=line.account_id)
    if not account.postable:
        raise UserError("account-heading", position=position, account=account.code)
    if not account.active:
        raise UserError("account-inactive", position=position, account=account.code)
    if account.currency is not None:
        given = masters.organisation.currency.code
        if line.foreign is not None:
            given = line.foreign.currency
        if given != account.currency:
            raise UserError(
                "account-currency",
                position=position,
                account=account.code,
                currency=account.currency,
                given=given,
            )
    if line.foreign is not None:
        check_foreign(position, line.amount, line.foreign, account)
    _check_place(masters, position, line)


def _check_place(masters: Masters, position: int, line: NewLine) -> None:
    """Check what the line carries beside its account."""
    fund = masters.funds.get(line.fund_id)
    if fund is None or not fund.active:
        raise UserError("fund-unknown", position=position)
    if line.project_id is not None and line.project_id not in masters.projects:
        raise UserError("project-unknown", position=position)
    if line.partner_id is not None and line.partner_id not in masters.partners:
        raise UserError("partner-unknown", position=position)
    if line.branch_id is not None and line.branch_id not in masters.branches:
        raise UserError("branch-unknown", position=position)
    if line.fund_line_id is None:
        return
    fund_line = masters.fund_lines.get(line.fund_line_id)
    if fund_line is None or not fund_line.active:
        raise UserError("fund-line-unknown", position=position)
    if fund_line.fund_id != line.fund_id:
        raise UserError("fund-line-fund", position=position, line=fund_line.code, fund=fund.code)


def _with_memo(line: NewLine, memo: str) -> NewLine:
    return NewLine(
        line.account_id,
        line.amount,
        line.fund_id,
        line.project_id,
        line.partner_id,
        memo,
        line.foreign,
        line.branch_id,
        line.fund_line_id,
    )
