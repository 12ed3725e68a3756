"""The financial statements with their notes and, where asked for, the general ledger."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.disclosure.parts import Part
from desktop.reports import page
from desktop.reports.disclosure.content import DisclosureContent
from desktop.reports.disclosure.labels import part_heading
from desktop.reports.disclosure.notes import notes_blocks
from desktop.reports.statements.general_ledger import Names, ledger_table
from desktop.reports.statements.schedule import schedule_blocks
from desktop.reports.statements.yearly import statement_blocks
from desktop.text.statement_labels import title_text
from desktop.text.words import Words


def statements_blocks(content: DisclosureContent, words: Words) -> Iterator[page.Block]:
    """Yield every yearly statement on a page of its own, then notes, then the ledger."""
    source = content.source
    yield part_heading(Part.STATEMENTS, words)
    for position, (key, statement) in enumerate(content.statements.items()):
        if position:
            yield page.PageBreak()
        refs = frozenset[int]()
        if content.ledger is not None and key == "trial-balance":
            refs = frozenset(
                row.label.account_id for row in statement.rows if row.label.account_id is not None
            )
        yield from statement_blocks(statement, words, level=2, refs=refs)
    if content.budget is not None:
        yield page.PageBreak()
        yield from schedule_blocks(content.budget, words, level=2)
    yield page.PageBreak()
    yield from notes_blocks(content, words)
    if content.ledger is not None:
        yield page.PageBreak()
        yield page.Heading(title_text("general-ledger", words), 2)
        names = Names(
            {account.id: account for account in source.accounts},
            {fund.id: fund for fund in source.funds},
            source.currency,
        )
        yield ledger_table(content.ledger, names, words)
