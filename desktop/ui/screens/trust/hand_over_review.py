"""What a hand-over lists, to look through together before anybody signs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.domain.formats import format_amount, format_day
from desktop.domain.isolates import isolate_ltr, isolate_name
from desktop.domain.trust.hand_over import Balance, HandOverFacts
from desktop.text.words import mark
from desktop.ui.screens.parts.layouts import clear
from desktop.ui.screens.parts.pairs import Pairs
from desktop.ui.screens.parts.text import Message
from desktop.ui.theme import Space
from desktop.ui.widgets.text import column
from desktop.ui.words import language, ui_words


class ReviewStep(QWidget):
    """What the report will list, to look through together."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: HandOverFacts | None = None
        inner = QWidget()
        self._rows = column(Space.S, 0, inner)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        column(0, 0, self).addWidget(scroll)
        self.setFocusProxy(scroll)
        language().changed.connect(self.retranslate)

    def show_facts(self, facts: HandOverFacts) -> None:
        """Show these facts."""
        self._facts = facts
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        facts = self._facts
        if facts is None:
            return
        clear(self._rows)
        words = ui_words()
        open_items = facts.open_items
        self._part(
            mark("Cash, banks and everything else that is owned"), _amounts(facts.assets, facts)
        )
        if facts.debts:
            self._part(mark("What is owed"), _amounts(facts.debts, facts))
        self._part(mark("Funds"), _amounts(facts.funds, facts))
        self._part(
            mark("What is unfinished"),
            [
                (words("Drafts of entries"), str(open_items.drafts)),
                (words("Entries that wait for approval"), str(open_items.proposals)),
                (
                    words("Findings of the auditor that are not closed"),
                    str(open_items.findings),
                ),
                (words("Packages without a receipt"), str(open_items.unreceipted)),
                (words("Past months that are not locked"), str(open_items.open_months)),
                (words("Past years that are not closed"), str(open_items.open_years)),
                (words("Documents in the archive"), str(facts.documents)),
            ],
        )
        keys = [
            (isolate_name(words.of(e.name_ar, e.name_en)), isolate_ltr(e.fingerprint))
            for e in facts.holders
        ]
        keys += [
            (words("Recovery code"), _made(facts.recovery)),
            (words("Last verified backup"), _made(facts.backup)),
        ]
        keys += [
            (
                words("Group “{group}”", group=words.of(each.name_ar, each.name_en)),
                words(", ").join(each.members),
            )
            for each in facts.circles
        ]
        self._part(mark("Keys"), keys)
        self._rows.addStretch(1)

    def _part(self, title: str, pairs: Sequence[tuple[str, str]]) -> None:
        self._rows.addWidget(Message(title, "strong"))
        shown = Pairs()
        shown.show_pairs(pairs)
        self._rows.addWidget(shown)


def _amounts(balances: Sequence[Balance], facts: HandOverFacts) -> list[tuple[str, str]]:
    words = ui_words()
    return [
        (
            isolate_name(words.of(each.name_ar, each.name_en)),
            isolate_ltr(format_amount(each.amount, facts.currency)),
        )
        for each in balances
    ]


def _made(moment: dt.datetime | None) -> str:
    words = ui_words()
    if moment is None:
        return words("there is none")
    return words("made on {day}", day=isolate_ltr(format_day(moment.astimezone().date())))
