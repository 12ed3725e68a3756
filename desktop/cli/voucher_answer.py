"""What `sijill voucher` answers, as lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from desktop.domain.currency import Currency
from desktop.domain.formats import decimal_text, format_amount
from desktop.domain.ledger.entry import Line
from desktop.domain.ledger.journal_list import JournalRow
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.vouchers.posted import PostedVoucher
from desktop.services.ledger.vouchers.list_cheques import ChequeRow
from desktop.text.labels import label
from desktop.text.words import Words

AMOUNT_OF_VOUCHER: Final = frozenset({3})
AMOUNT_OF_CHEQUE: Final = frozenset({5})


def row_texts(row: JournalRow, currency: Currency, words: Words) -> tuple[str, ...]:
    """Return one voucher of a list."""
    return (
        f"{row.number} / {row.year_name}",
        row.day.isoformat(),
        label(row.series, words),
        format_amount(row.amount, currency),
        _state(row, words),
        row.narration,
    )


def row_json(row: JournalRow, currency: Currency) -> dict[str, Any]:
    """Return one voucher of a list for programs."""
    return {
        "series": row.series.value,
        "number": row.number,
        "year": row.year_name,
        "day": row.day.isoformat(),
        "narration": row.narration,
        "reference": row.reference,
        "amount": decimal_text(row.amount, currency),
        "void": row.void,
        "reversed": row.reversed_by is not None,
    }


def _state(row: JournalRow, words: Words) -> str:
    if row.void:
        return words("Void")
    return words("Reversed") if row.reversed_by is not None else ""


def voucher_json(voucher: PostedVoucher, masters: Masters) -> dict[str, Any]:
    """Return a whole voucher for programs."""
    entry, head, cheque = voucher.entry, voucher.head, voucher.cheque
    base = masters.organisation.currency
    said: dict[str, Any] = {
        "series": entry.series.value,
        "number": entry.number,
        "year": entry.year_name,
        "day": entry.day.isoformat(),
        "narration": entry.narration,
        "reference": entry.reference,
        "currency": base.code,
        "leaf": entry.leaf,
        "void": voucher.void,
        "origin": voucher.origin,
        "lines": [_line_json(line, masters, base) for line in entry.lines],
    }
    if head is not None:
        partner = None if head.partner_id is None else masters.partners[head.partner_id].code
        said["voucher"] = {
            "method": head.method.value,
            "party": partner,
            "party_name": head.party_name,
            "cheque_number": head.cheque_number,
            "cheque_bank": head.cheque_bank,
            "cheque_day": None if head.cheque_day is None else head.cheque_day.isoformat(),
            "transfer_reference": head.transfer_reference,
        }
    if cheque is not None:
        said["cheque"] = cheque.state.value
    return said


def _line_json(line: Line, masters: Masters, base: Currency) -> dict[str, Any]:
    return {
        "account": masters.accounts[line.account_id].code,
        "amount": decimal_text(line.amount, base),
        "fund": masters.funds[line.fund_id].code,
        "project": None if line.project_id is None else masters.projects[line.project_id].code,
        "partner": None if line.partner_id is None else masters.partners[line.partner_id].code,
        "memo": line.memo,
    }


def voucher_lines(voucher: PostedVoucher, masters: Masters, words: Words) -> Iterator[str]:
    """Yield the lines that show a voucher."""
    entry, head, cheque = voucher.entry, voucher.head, voucher.cheque
    base = masters.organisation.currency
    yield f"{label(entry.series, words)} {entry.number} / {entry.year_name}  {entry.day}"
    if voucher.void is not None:
        yield words("Void: {reason}", reason=voucher.void)
    if head is not None:
        party = head.party_name
        if head.partner_id is not None:
            partner = masters.partners[head.partner_id]
            party = words.of(partner.name_ar, partner.name_en)
        parts = (party, label(head.method, words), head.cheque_number, head.transfer_reference)
        yield "  ".join(part for part in parts if part)
    if cheque is not None:
        yield f"{words('Cheque')} {cheque.number}: {label(cheque.state, words)}"
    yield entry.narration
    for line in entry.lines:
        account = masters.accounts[line.account_id]
        named = words.of(account.name_ar, account.name_en)
        yield f"  {account.code}  {named}  {format_amount(line.amount, base)}"


def cheque_texts(row: ChequeRow, words: Words) -> tuple[str, ...]:
    """Return one cheque of a list."""
    cheque = row.cheque
    party = cheque.party_name
    if row.partner is not None:
        party = words.of(row.partner.name_ar, row.partner.name_en)
    return (
        cheque.number,
        label(cheque.direction, words),
        row.account.code,
        cheque.day.isoformat(),
        label(cheque.state, words),
        f"{format_amount(cheque.amount, row.currency)} {row.currency.code}",
        party,
    )


def cheque_json(row: ChequeRow) -> dict[str, Any]:
    """Return one cheque for programs."""
    cheque = row.cheque
    return {
        "cheque": cheque.id,
        "number": cheque.number,
        "direction": cheque.direction.value,
        "account": row.account.code,
        "bank": cheque.bank,
        "day": cheque.day.isoformat(),
        "amount": decimal_text(cheque.amount, row.currency),
        "currency": row.currency.code,
        "state": cheque.state.value,
        "since": None if cheque.state_day is None else cheque.state_day.isoformat(),
        "reason": cheque.reason,
        "voucher": {
            "series": cheque.series.value,
            "number": cheque.entry_number,
            "year": cheque.year_name,
        },
    }
