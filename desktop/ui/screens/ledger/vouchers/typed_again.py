"""Type a posted voucher again: the form as it would have been typed, for a draft or a template."""

from __future__ import annotations

from desktop.domain.currency import currency_of
from desktop.domain.formats import format_amount
from desktop.domain.ledger.entry import Entry, Line
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.voucher import PaymentMethod, Voucher
from desktop.domain.ledger.vouchers.face import Face, face_of, money_side
from desktop.domain.ledger.vouchers.posted import PostedVoucher
from desktop.ui.screens.ledger.voucher.typed import TypedLine, TypedSlip, TypedVoucher


def typed_of(voucher: PostedVoucher, masters: Masters) -> TypedVoucher:
    """Return what would be typed for the same voucher; day, paper and cheque are left empty."""
    entry, head = voucher.entry, voucher.head
    face = face_of(entry, masters)
    if head is None or face is None or _mixed(face, masters):
        lines = tuple(_line(line, masters, 1) for line in entry.lines)
        return TypedVoucher(
            entry.series, narration=entry.narration, rate_source=_source(entry), lines=lines
        )
    side = -money_side(entry.series)
    passing = face.currency != masters.organisation.currency
    rate = _rate(entry, face) if passing else ""
    return TypedVoucher(
        entry.series,
        narration=entry.narration,
        rate_source=_source(entry),
        lines=tuple(_line(line, masters, side, face if passing else None) for line in face.lines),
        slip=_slip(head, face, masters, rate),
    )


def _mixed(face: Face, masters: Masters) -> bool:
    """Return whether lines cannot be said again in the currency that passed."""
    if face.currency == masters.organisation.currency:
        return False
    own = (line.foreign for line in face.lines)
    return any(each is None or each.currency != face.currency.code for each in own)


def _slip(head: Voucher, face: Face, masters: Masters, rate: str) -> TypedSlip:
    party = None if head.partner_id is None else masters.partners[head.partner_id]
    return TypedSlip(
        account=masters.accounts[face.account_id].code,
        method=head.method.value,
        party=party.code if party is not None and party.active else "",
        party_name=head.party_name,
        cheque_bank=head.cheque_bank if head.method is PaymentMethod.CHEQUE else "",
        rate=rate,
    )


def _line(line: Line, masters: Masters, side: int, face: Face | None = None) -> TypedLine:
    """Return one line; with a `face` its amount is in the currency that passed."""
    base = masters.organisation.currency
    amount, currency, foreign, rate = side * line.amount, base, "", ""
    if line.foreign is not None:
        own = currency_of(line.foreign.currency)
        if face is not None:
            amount, currency = side * line.foreign.amount, own
        else:
            foreign, rate = format_amount(side * line.foreign.amount, own), line.foreign.rate
    text = format_amount(abs(amount), currency)
    partner = None if line.partner_id is None else masters.partners[line.partner_id]
    return TypedLine(
        account=masters.accounts[line.account_id].code,
        foreign=foreign,
        rate=rate,
        debit=text if amount > 0 else "",
        credit=text if amount < 0 else "",
        fund=masters.funds[line.fund_id].code,
        project="" if line.project_id is None else masters.projects[line.project_id].code,
        partner="" if partner is None or not partner.active else partner.code,
        memo=line.memo,
        branch="" if line.branch_id is None else masters.branches[line.branch_id].code,
        fund_line="" if line.fund_line_id is None else masters.fund_lines[line.fund_line_id].code,
    )


def _source(entry: Entry) -> str:
    found = (line.foreign.source for line in entry.lines if line.foreign is not None)
    return next(found, "")


def _rate(entry: Entry, face: Face) -> str:
    money = (line for line in entry.lines if line.account_id == face.account_id)
    return next((line.foreign.rate for line in money if line.foreign is not None), "")
