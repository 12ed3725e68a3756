"""Sources of funding: by account, by donor, and what arrived in foreign currency apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from desktop.domain.disclosure.funding import FundingLine, funding_lines, split_by_currency
from desktop.domain.disclosure.parts import Part
from desktop.domain.formats import format_amount
from desktop.domain.ledger.statements.table import RowKind
from desktop.domain.ledger.statements.tree import told_apart
from desktop.reports import page
from desktop.reports.disclosure.content import DisclosureContent
from desktop.reports.disclosure.labels import part_heading, spelled
from desktop.reports.statements.yearly import amount_text
from desktop.text.labels import label
from desktop.text.statement_labels import label_text
from desktop.text.words import Words, mark

_LARGEST: Final = 6
"""Slices that a reader can tell apart; the rest is one slice."""
_BARS: Final = (
    ("total-sources", mark("Sources of funds")),
    ("total-uses", mark("Uses of funds")),
)


def funding_blocks(content: DisclosureContent, words: Words) -> Iterator[page.Block]:
    """Yield the ring of sources, the two years side by side, and the tables."""
    yield part_heading(Part.FUNDING, words)
    yield from _charts(content, words)
    if not content.funding:
        return
    home, foreign = split_by_currency(funding_lines(content.funding), content.source.currency)
    yield from _table(words("Received in the currency of the books"), home, content, words)
    yield from _table(words("Received in foreign currencies"), foreign, content, words)
    yield page.Paragraph(
        words(
            "The book records in which currency money arrived, and not where a donor is at home. "
            "Approvals of foreign funding are not recorded in it. Members, staff and other persons "
            "are counted and not named."
        ),
        page.Tone.SMALL,
    )


def _charts(content: DisclosureContent, words: Words) -> Iterator[page.Block]:
    statement = content.statements["sources-and-uses"]
    currency = content.source.currency
    end = statement.rows.index(statement.row("total-sources"))
    sources = [
        (label_text(row.label, words), row.cells[0] or 0)
        for row in statement.rows[:end]
        if row.kind is RowKind.ACCOUNT and (row.cells[0] or 0) > 0
    ]
    sources.sort(key=lambda source: -source[1])
    total = statement.row("total-sources").cells[0] or 0
    if sources:
        shown = sources[:_LARGEST]
        rest = sum(amount for _, amount in sources[_LARGEST:])
        if rest:
            shown.append((words("Other sources"), rest))
        yield page.Donut(
            words("Sources of funds in {year}", year=content.source.year.name),
            tuple(
                page.Slice(text, amount, format_amount(amount, currency)) for text, amount in shown
            ),
            format_amount(total, currency),
        )
    yield page.KeyValues(((words("Total sources"), spelled(total, currency, words)),))
    bars = [(statement.row(key), title) for key, title in _BARS]
    yield page.BarChart(
        words("Sources and uses of funds"),
        tuple(
            page.Bar(
                words(title),
                tuple(cell or 0 for cell in row.cells),
                tuple(format_amount(cell or 0, currency) for cell in row.cells),
            )
            for row, title in bars
        ),
        tuple(column.year for column in statement.columns),
    )


def _table(
    title: str, sources: Sequence[FundingLine], content: DisclosureContent, words: Words
) -> Iterator[page.Block]:
    if not sources:
        yield page.Paragraph(title, page.Tone.STRONG)
        yield page.Paragraph(words("Nothing was received in this way during the year."))
        return
    base = content.source.currency
    foreign = any(source.currency != base for source in sources)
    columns = [
        page.Column(words("Source"), page.Kind.TEXT, 2.4),
        page.Column(words("Account"), page.Kind.TEXT, 2.0),
    ]
    if foreign:
        columns.append(page.Column(words("Currency"), page.Kind.CODE, 0.7))
        columns.append(page.Column(words("Amount received"), page.Kind.AMOUNT, 1.2))
    columns.append(page.Column(base.code, page.Kind.AMOUNT, 1.2))
    labels = told_apart(content.source.accounts)
    rows = [
        _row(source, label_text(labels[source.account.id], words), content, words)
        for source in sources
    ]
    total = amount_text(sum(source.amount for source in sources), base)
    rows.append(
        page.Row((words("Total"), "", *(("", "") if foreign else ()), total), page.RowStyle.TOTAL)
    )
    yield page.Table(tuple(columns), tuple(rows), title)


def _row(source: FundingLine, account: str, content: DisclosureContent, words: Words) -> page.Row:
    base = content.source.currency
    received = (source.currency.code, amount_text(source.original, source.currency))
    return page.Row(
        (
            _who(source, words),
            account,
            *(received if source.currency != base else ()),
            amount_text(source.amount, base),
        )
    )


def _who(source: FundingLine, words: Words) -> str:
    if source.partner is not None:
        return words.of(source.partner.name_ar, source.partner.name_en)
    if source.kind is None:
        return words("Not named")
    return words("{kind} (number: {n})", kind=label(source.kind, words), n=source.count)
