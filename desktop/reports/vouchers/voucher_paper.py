"""A voucher on paper, A5 or A4, as it is signed and filed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from desktop.domain.formats import format_amount, format_day
from desktop.domain.ledger.dimensions import Branch, Fund, FundLine, Project
from desktop.domain.ledger.entry import Line, Series
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.voucher import PaymentMethod, Voucher
from desktop.domain.ledger.vouchers.face import Face, face_of
from desktop.domain.ledger.vouchers.paper import PaperSize
from desktop.domain.ledger.vouchers.posted import PostedVoucher
from desktop.reports import page
from desktop.reports.page import Rendered, style
from desktop.reports.statements.stamp import Stamp, document
from desktop.reports.typeset.isolate import ltr, name
from desktop.text.amount_words import amount_in_words
from desktop.text.labels import label
from desktop.text.words import Words

_SIZES: Final = MappingProxyType({PaperSize.A5: style.SHEET_A5, PaperSize.A4: style.SHEET_A4})
_JOIN: Final = " \u00b7 "
_FactRow = tuple[tuple[str, str, float], ...]


@dataclass(frozen=True, slots=True)
class Agreed:
    """An officer who agreed to the voucher, and when."""

    name: str
    moment: dt.datetime


@dataclass(frozen=True, slots=True)
class VoucherPaper:
    """What is printed; `copy` counts the printings from 1, `maker` is a name."""

    voucher: PostedVoucher
    masters: Masters
    maker: str
    agreed: tuple[Agreed, ...]
    copy: int
    size: PaperSize


def voucher_pdf(paper: VoucherPaper, stamp: Stamp, words: Words) -> Rendered:
    """Return the voucher drawn; a void one bears the word across every page."""
    organisation = paper.masters.organisation
    title = label(paper.voucher.entry.series, words)
    drawn = document(title, words.of(organisation.name_ar, organisation.name_en), stamp, words)
    mark = words("Void") if paper.voucher.void is not None else ""
    drawn = replace(drawn, paper=_SIZES[paper.size], mark=mark)
    return page.render(drawn, _blocks(paper, words))


def party_text(head: Voucher, masters: Masters, words: Words) -> str:
    """Return the name of the party of a voucher: of the directory, or as it was written."""
    if head.partner_id is None:
        return head.party_name
    partner = masters.partners[head.partner_id]
    return words.of(partner.name_ar, partner.name_en)


def means_text(head: Voucher, words: Words) -> str:
    """Return by what means the money passed, with what stands on the cheque or transfer."""
    parts = [label(head.method, words)]
    if head.method is PaymentMethod.CHEQUE:
        parts.append(words("number {number}", number=ltr(head.cheque_number)))
        if head.cheque_bank:
            parts.append(words("drawn on {bank}", bank=name(head.cheque_bank)))
        if head.cheque_day is not None:
            parts.append(format_day(head.cheque_day))
    elif head.transfer_reference:
        parts.append(ltr(head.transfer_reference))
    return _JOIN.join(parts)


def _blocks(paper: VoucherPaper, words: Words) -> Iterator[page.Block]:
    voucher, masters = paper.voucher, paper.masters
    entry = voucher.entry
    face = face_of(entry, masters)
    copy = words("Original") if paper.copy == 1 else words("Copy {n}", n=paper.copy)
    yield page.Heading(label(entry.series, words))
    yield from _void(voucher, words)
    facts: list[_FactRow] = [
        (
            (words("Number"), ltr(f"{entry.number} / {entry.year_name}"), 3.0),
            (words("Date"), format_day(entry.day), 3.0),
            (words("Reference"), entry.reference or "\u2014", 3.0),
            (words("Copy"), copy, 2.0),
        )
    ]
    facts += _head_facts(paper, face, words)
    facts.append(((words("For"), entry.narration, 1.0),))
    yield page.Facts(tuple(facts))
    yield _amount(paper, face, words)
    yield _table(paper, face, words) if face is not None else _both_sides(paper, words)
    yield page.Paragraph(_consent(paper, words), page.Tone.SMALL)
    if voucher.void is None:  # nobody signs for what is void
        yield page.InkRow(_signatories(entry.series, paper.maker, words))


def _void(voucher: PostedVoucher, words: Words) -> Iterator[page.Block]:
    if voucher.void is not None and voucher.reversed_by is not None:
        by = voucher.reversed_by
        said = words(
            "Void since {day}: {reason}", day=format_day(by.day), reason=name(voucher.void)
        )
        yield page.Paragraph(said, page.Tone.STRONG)


def _head_facts(paper: VoucherPaper, face: Face | None, words: Words) -> list[_FactRow]:
    masters, entry, head = paper.masters, paper.voucher.entry, paper.voucher.head
    receipt = entry.series is Series.RECEIPT
    found: list[_FactRow] = []
    through = ""
    if face is not None:
        account = masters.accounts[face.account_id]
        through = words.of(account.name_ar, account.name_en)
    if head is not None:
        party = party_text(head, masters, words)
        if party:
            asked = words("Received from") if receipt else words("Paid to")
            found.append(((asked, name(party), 1.0),))
        into = words("Into") if receipt else words("Out of")
        row = [(words("Means of payment"), means_text(head, words), 3.0)]
        if through:
            row.append((into, name(through), 2.0))
        found.append(tuple(row))
    return found


def _amount(paper: VoucherPaper, face: Face | None, words: Words) -> page.Callout:
    base = paper.masters.organisation.currency
    if face is None:
        net = sum(line.amount for line in paper.voucher.entry.lines if line.amount > 0)
        currency = base
    else:
        net, currency = face.net, face.currency
    said = amount_in_words(net, currency, words.language)
    if face is not None and currency != base:
        worth = format_amount(face.figures.net, base)
        said = f"{said}{_JOIN}{ltr(f'{worth} {base.code}')}"
    return page.Callout(said, ltr(f"{format_amount(net, currency)} {currency.code}"))


def _what(line: Line, paper: VoucherPaper, words: Words) -> tuple[str, str]:
    """Return what a line is for: its account with the memo, and its fund, project and branch."""
    masters = paper.masters
    account = masters.accounts[line.account_id]
    named = f"{ltr(account.code)} {words.of(account.name_ar, account.name_en)}"
    places: list[Fund | FundLine | Project | Branch] = [masters.funds[line.fund_id]]
    if line.fund_line_id is not None:
        places.append(masters.fund_lines[line.fund_line_id])
    if line.project_id is not None:
        places.append(masters.projects[line.project_id])
    if line.branch_id is not None:
        places.append(masters.branches[line.branch_id])
    where = _JOIN.join(words.of(each.name_ar, each.name_en) for each in places)
    return (f"{named}{_JOIN}{line.memo}" if line.memo else named), where


def _table(paper: VoucherPaper, face: Face, words: Words) -> page.Table:
    base = paper.masters.organisation.currency
    side = 1 if paper.voucher.entry.series is Series.RECEIPT else -1
    rows = [
        page.Row((*_what(line, paper, words), format_amount(-side * line.amount, base)))
        for line in face.lines
    ]
    figures = face.figures
    if figures.withheld:
        sums = ((words("Gross"), figures.gross), (words("Withheld"), -figures.withheld))
        rows += [
            page.Row((title, "", format_amount(amount, base)), page.RowStyle.SUBTOTAL)
            for title, amount in sums
        ]
    total = words("Net") if figures.withheld else words("Total")
    rows.append(page.Row((total, "", format_amount(figures.net, base)), page.RowStyle.TOTAL))
    columns = (
        page.Column(words("What it is for"), share=3.2),
        page.Column(words("Fund and project"), share=2.2),
        page.Column(words("Amount ({currency})", currency=base.code), page.Kind.AMOUNT, 1.6),
    )
    return page.Table(columns, tuple(rows))


def _both_sides(paper: VoucherPaper, words: Words) -> page.Table:
    base = paper.masters.organisation.currency
    rows = []
    for line in paper.voucher.entry.lines:
        text = format_amount(abs(line.amount), base)
        sides = (text, "") if line.amount > 0 else ("", text)
        rows.append(page.Row((*_what(line, paper, words), *sides)))
    columns = (
        page.Column(words("Account"), share=3.0),
        page.Column(words("Fund and project"), share=2.0),
        page.Column(words("Debit"), page.Kind.AMOUNT, 1.5),
        page.Column(words("Credit"), page.Kind.AMOUNT, 1.5),
    )
    return page.Table(columns, tuple(rows))


def _consent(paper: VoucherPaper, words: Words) -> str:
    entry = paper.voucher.entry
    said = [
        words(
            "Posted by {officer}, {moment} (UTC), place in the log {leaf}.",
            officer=name(paper.maker),
            moment=ltr(f"{entry.recorded_at:%Y-%m-%d %H:%M}"),
            leaf=ltr(str(entry.leaf)),
        )
    ]
    said += [
        words(
            "Approved and signed by {officer}, {moment} (UTC).",
            officer=name(each.name),
            moment=ltr(f"{each.moment:%Y-%m-%d %H:%M}"),
        )
        for each in paper.agreed
    ]
    return "\n".join(said)


def _signatories(series: Series, maker: str, words: Words) -> tuple[page.Signatory, ...]:
    last = words("Received by") if series is Series.PAYMENT else words("Chair")
    return (
        page.Signatory("maker", words("Prepared by"), maker),
        page.Signatory("treasurer", words("Treasurer or cashier"), ""),
        page.Signatory("last", last, ""),
    )
