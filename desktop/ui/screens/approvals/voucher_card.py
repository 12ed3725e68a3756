"""A proposed entry as it would lie on the table, with who made it and who answered."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain.formats import format_day
from desktop.domain.isolates import isolate_ltr, isolate_name
from desktop.domain.trust.acting import Role
from desktop.domain.trust.approvals import Decision
from desktop.services.trust.approvals.listing import Proposal
from desktop.text.amount_words import amount_in_words
from desktop.text.labels import label
from desktop.text.words import Words
from desktop.ui.screens.ledger.entry_lines import COLUMNS, OPTIONAL, LineRow, rows_of
from desktop.ui.screens.ledger.vouchers.head_facts import HeadFacts
from desktop.ui.shell.spec import Context
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.table import Table
from desktop.ui.tables.totals_bar import TotalsBar
from desktop.ui.theme import Space
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.text import Text, row, rule
from desktop.ui.words import language, ui_words


class VoucherCard(Card):
    """Shows one proposal, or nothing."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._context = context
        self._proposal: Proposal | None = None
        self._series, self._day = Text("", "title"), Text("", "strong")
        self._reference = Text("", "muted")
        self.head = HeadFacts()
        self._narration = Text("", "strong", wrap=True)
        self.lines: RowsModel[LineRow] = RowsModel(COLUMNS, context.currency, self)
        self.table = Table(self.lines)
        self._foot = TotalsBar(self.table, context.currency)
        self._words = Text("", "muted", wrap=True)
        self.answers = Text("", wrap=True)
        head = row(Space.M)
        for each in (self._series, self._day, self._reference):
            head.addWidget(each)
        head.addStretch(1)
        self.body.addLayout(head)
        self.body.addWidget(self.head)
        self.body.addWidget(self._narration)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._foot)
        self.body.addWidget(self._words)
        self.body.addWidget(rule())
        self.body.addWidget(self.answers)
        language().changed.connect(self._say)
        self._say()

    def show_proposal(self, proposal: Proposal | None) -> None:
        """Show this one."""
        self._proposal = proposal
        self._say()

    def _say(self) -> None:
        words, proposal = ui_words(), self._proposal
        self.table.set_name(words("Lines of the voucher"))
        self.lines.retranslate()
        entry = None if proposal is None else proposal.as_entry()
        self.table.setVisible(entry is not None)
        self._foot.setVisible(entry is not None)
        self._show_head(proposal)
        if proposal is None or entry is None:
            texts = ("", "", "", "", "")
            if proposal is not None:
                texts = (words("Altered outside the program"), "", "", "", "")
            self.lines.set_rows(())
        else:
            total = proposal.amount
            self.lines.set_rows(rows_of(entry, self._context.masters(), words))
            self._foot.set_totals(words("Total"), {"debit": total, "credit": total})
            texts = (
                label(entry.series, words),
                isolate_ltr(format_day(entry.day)),
                isolate_name(entry.reference) if entry.reference else "",
                entry.narration,
                amount_in_words(total, self._context.currency, words.language),
            )
            for place, each in enumerate(COLUMNS):
                if each.key in OPTIONAL:
                    said = any(getattr(line, each.key) for line in self.lines.rows)
                    self.table.setColumnHidden(place, not said)
            self.table.fit_columns()
        shown = (self._series, self._day, self._reference, self._narration, self._words)
        self.answers.setText("" if proposal is None else answers_text(proposal, words))
        for each_text, text in zip(shown, texts, strict=True):
            each_text.setText(text)

    def _show_head(self, proposal: Proposal | None) -> None:
        asked = None if proposal is None else proposal.entry
        if asked is None:
            self.head.hide()
            return
        masters = self._context.masters()
        self.head.show_head(asked.voucher, asked.series, masters, ui_words())


def answers_text(proposal: Proposal, words: Words) -> str:
    """Return who made the entry, what it needs, and who answered what, a line for each."""
    said = [
        words(
            "Made and signed by {officer}, {moment}",
            officer=isolate_ltr(proposal.maker),
            moment=isolate_ltr(f"{proposal.recorded_at:%Y-%m-%d %H:%M}"),
        )
    ]
    if proposal.needed.rules:
        offices = words(", ").join(
            label(role, words) for role in Role if role in proposal.needed.roles
        )
        said.append(words("May approve: {offices}", offices=offices))
    for each in proposal.answers:
        fields = {
            "officer": isolate_ltr(each.officer),
            "moment": isolate_ltr(f"{each.recorded_at:%Y-%m-%d %H:%M}"),
        }
        if each.decision is Decision.REFUSED:
            said.append(
                words(
                    "Refused by {officer}, {moment}: {reason}",
                    reason=isolate_name(each.reason),
                    **fields,
                )
            )
        elif each.by_maker:
            said.append(words("Approved by the maker, {officer}, {moment}", **fields))
        else:
            said.append(words("Approved by {officer}, {moment}", **fields))
    return "\n".join(said)
