"""The yearly statements as a heading, a table and its notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from desktop.domain.currency import Currency
from desktop.domain.formats import format_amount
from desktop.domain.ledger.statements.table import Row, RowKind, Statement
from desktop.reports import page
from desktop.reports.page import Block
from desktop.text.statement_labels import (
    NOTES,
    column_text,
    label_text,
    subtitle_text,
    title_text,
)
from desktop.text.words import Words

_NOTHING: Final = "\u2013"
"""An en dash: a zero stands out of a column of figures otherwise."""
_AMOUNT_SHARE: Final = 1.0
_LABEL_SHARES: Final = (3.4, 3.4, 3.2, 2.8, 2.2, 1.9)
"""Of the label, relative to one amount, by the number of amounts."""
_CODE_SHARE: Final = 0.6
_NOTE_SHARE: Final = 0.45
_MOST_UPRIGHT: Final = 6
"""Columns of figures that an upright page holds without their growing small."""
STYLES: Final = {
    RowKind.HEADING: page.RowStyle.GROUP,
    RowKind.SUBTOTAL: page.RowStyle.SUBTOTAL,
    RowKind.TOTAL: page.RowStyle.TOTAL,
}


def amount_text(minor: int | None, currency: Currency) -> str:
    """Return an amount as statements print it: a dash for zero, nothing where there is none."""
    if minor is None:
        return ""
    return format_amount(minor, currency) if minor else _NOTHING


def statement_blocks(
    statement: Statement, words: Words, *, level: int = 0, refs: frozenset[int] = frozenset()
) -> Iterator[Block]:
    """Yield the title (or, from `level` 1, a heading of that level), the table and the notes.

    `refs` are the ids of accounts whose rows lead to the anchor that the ledger gives them
    (`general_ledger.anchor_of`), where the same document holds it.
    """
    title, subtitle = title_text(statement.key, words), subtitle_text(statement, words)
    across = len(statement.shown_columns()) > _MOST_UPRIGHT
    if across:
        yield page.PageBreak(landscape=True)
    if level:
        yield page.Heading(title, level, anchor=f"statement-{statement.key}")
    else:
        yield page.Title(title, subtitle)
    unit = words("Amounts in {currency}", currency=statement.currency.code)
    yield page.Paragraph(f"{subtitle}\n{unit}" if level else unit, page.Tone.SMALL)
    yield statement_table(statement, words, refs)
    for note in statement.notes:
        yield page.Paragraph(words(NOTES[note]), page.Tone.SMALL)
    if statement.charted:
        yield _chart(statement, words)
    if across and level:
        yield page.PageBreak(landscape=False)


def _chart(statement: Statement, words: Words) -> page.BarChart:
    """Return the charted rows as bars, a group for each column, in order of time."""
    rows = [statement.row(key) for key in statement.charted]
    bars = []
    for at in reversed(range(len(statement.columns))):
        values = tuple(row.cells[at] or 0 for row in rows)
        texts = tuple(format_amount(value, statement.currency) for value in values)
        label = column_text(statement.columns[at], words)
        bars.append(page.Bar(label, tuple(max(value, 0) for value in values), texts))
    series = tuple(label_text(row.label, words) for row in rows)
    unit = words("Amounts in {currency}", currency=statement.currency.code)
    return page.BarChart(unit, tuple(bars), series)


def statement_table(
    statement: Statement, words: Words, refs: frozenset[int] = frozenset()
) -> page.Table:
    """Return the statement's rows; the trial balance has the accounts' codes beside them."""
    shown = statement.shown_columns()
    coded = statement.key == "trial-balance"
    label_share = _LABEL_SHARES[min(len(shown), len(_LABEL_SHARES) - 1)]
    columns = [page.Column("", page.Kind.TEXT, label_share)]
    if coded:
        columns.append(page.Column(words("Code"), page.Kind.CODE, _CODE_SHARE))
    noted = any(row.note for row in statement.rows)
    if noted:
        columns.append(page.Column(words("Explanation"), page.Kind.NOTE, _NOTE_SHARE))
    columns += [
        page.Column(column_text(statement.columns[at], words), page.Kind.AMOUNT, _AMOUNT_SHARE)
        for at in shown
    ]
    rows = tuple(
        _row(
            statement,
            row,
            (*((row.label.code,) if coded else ()), *((row.note,) if noted else ())),
            shown,
            words,
            refs,
        )
        for row in statement.rows
    )
    return page.Table(tuple(columns), rows)


def _row(  # noqa: PLR0917 - what every row is drawn from
    statement: Statement,
    row: Row,
    beside: tuple[str, ...],
    shown: tuple[int, ...],
    words: Words,
    refs: frozenset[int],
) -> page.Row:
    amounts = tuple(
        amount_text(row.cells[at], statement.currency) if row.cells else "" for at in shown
    )
    style = STYLES.get(row.kind, page.RowStyle.BODY)
    if row.kind is RowKind.HEADING and row.level:
        style = page.RowStyle.BODY
    account = row.label.account_id
    leads = row.kind is RowKind.ACCOUNT and account in refs
    return page.Row(
        (label_text(row.label, words), *beside, *amounts),
        style,
        row.level,
        ref=f"account-{account}" if leads else "",
    )
