"""Each project: what it received and what it spent, by account."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from desktop.domain.currency import Currency
from desktop.domain.disclosure.parts import Part
from desktop.domain.formats import format_amount, format_day
from desktop.domain.ledger.dimensions import Project
from desktop.domain.ledger.statements.projects import AccountFigure, ProjectFigures
from desktop.domain.ledger.statements.table import Label
from desktop.domain.ledger.statements.tree import told_apart
from desktop.reports import page
from desktop.reports.disclosure.content import DisclosureContent
from desktop.reports.disclosure.labels import part_heading
from desktop.reports.statements.yearly import amount_text
from desktop.text.statement_labels import label_text
from desktop.text.words import Words

_LARGEST: Final = 6
"""Slices that a reader can tell apart; the rest is one slice."""


def projects_blocks(content: DisclosureContent, words: Words) -> Iterator[page.Block]:
    """Yield the projects at a glance, then each on a page of its own."""
    currency = content.source.currency
    yield part_heading(Part.PROJECTS, words)
    yield page.Paragraph(
        words(
            "Only lines that name a project are counted: income given for several projects "
            "together stands in none of them. People who took part are not recorded in the book "
            "and are not given."
        ),
        page.Tone.SMALL,
    )
    yield _overview(content, words)
    labels = told_apart(content.source.accounts)
    for figures in content.projects:
        yield page.PageBreak()
        yield page.Heading(_name(figures.project, words), 2)
        yield page.Paragraph(_when(figures.project, words), page.Tone.SMALL)
        yield _table(figures, labels, currency, words)
        spent = [figure for figure in figures.expenses if figure.amount > 0]
        if len(spent) > 1:
            yield _ring(spent, labels, currency, words)


def _overview(content: DisclosureContent, words: Words) -> page.BarChart:
    """Return the bars of all projects; a side on which nothing stands is left out."""
    currency = content.source.currency
    sides = [
        (words("Income"), [figures.income_total for figures in content.projects]),
        (words("Expenses"), [figures.expenses_total for figures in content.projects]),
    ]
    shown = [(title, totals) for title, totals in sides if any(totals)]
    return page.BarChart(
        words("Income and expenses of projects"),
        tuple(
            page.Bar(
                _name(figures.project, words),
                tuple(totals[at] for _, totals in shown),
                tuple(format_amount(totals[at], currency) for _, totals in shown),
            )
            for at, figures in enumerate(content.projects)
        ),
        tuple(title for title, _ in shown),
    )


def _ring(
    spent: Sequence[AccountFigure], labels: Mapping[int, Label], currency: Currency, words: Words
) -> page.Donut:
    """Return the expenses as parts of a whole, the largest first."""
    ordered = sorted(spent, key=lambda figure: -figure.amount)
    slices = [
        (label_text(labels[figure.account.id], words), figure.amount)
        for figure in ordered[:_LARGEST]
    ]
    rest = sum(figure.amount for figure in ordered[_LARGEST:])
    if rest:
        slices.append((words("Other expenses"), rest))
    return page.Donut(
        words("What it was spent on"),
        tuple(page.Slice(text, amount, format_amount(amount, currency)) for text, amount in slices),
        format_amount(sum(figure.amount for figure in spent), currency),
    )


def _name(project: Project, words: Words) -> str:
    return words.of(project.name_ar, project.name_en)


def _when(project: Project, words: Words) -> str:
    code = words("Project code {code}", code=project.code)
    first_day, last_day = project.first_day, project.last_day
    if first_day is None or last_day is None:
        return code
    days = words(
        "From {first_day} to {last_day}",
        first_day=format_day(first_day),
        last_day=format_day(last_day),
    )
    return f"{code}\n{days}"


def _table(
    figures: ProjectFigures, labels: Mapping[int, Label], currency: Currency, words: Words
) -> page.Table:
    def rows(title: str, group: tuple[AccountFigure, ...], total: int) -> Iterator[page.Row]:
        if not group:
            return
        yield page.Row((title, "", ""), page.RowStyle.GROUP)
        for figure in group:
            name = label_text(labels[figure.account.id], words)
            amount = amount_text(figure.amount, currency)
            yield page.Row((name, figure.account.code, amount), level=1)
        if figures.income:
            amount = amount_text(total, currency)
            yield page.Row((words("Total"), "", amount), page.RowStyle.SUBTOTAL, level=1)

    last = words("Income less expenses"), figures.balance
    if not figures.income:  # a grant received for all projects together stands in no single one
        last = words("Total expenses"), figures.expenses_total
    return page.Table(
        (
            page.Column(words("Account"), page.Kind.TEXT, 3.0),
            page.Column(words("Code"), page.Kind.CODE, 0.8),
            page.Column(currency.code, page.Kind.AMOUNT, 1.2),
        ),
        (
            *rows(words("Income"), figures.income, figures.income_total),
            *rows(words("Expenses"), figures.expenses, figures.expenses_total),
            page.Row((last[0], "", amount_text(last[1], currency)), page.RowStyle.TOTAL),
        ),
    )
