"""The receipts that the book keeps, and the authorities whose receipts it believes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.domain.isolates import isolate_ltr, isolate_name
from desktop.domain.trust.evidence import KeptReceipt, Witness
from desktop.text.words import mark
from desktop.ui.screens.parts.layouts import clear
from desktop.ui.screens.parts.text import Message
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.text import column, row, rule

MOST = 12
"""So many receipts are listed, the newest first: some years of filings."""


class ReceiptsCard(Card):
    """States: no authority, no receipt, some."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(mark("Receipts and authorities"), parent)
        self._rows, self._known = column(Space.XS), column(Space.XS)
        self.enter = Button(mark("Enter an authority…"), Kind.SECONDARY, "stamp")
        self.body.addLayout(self._rows)
        self.body.addWidget(rule())
        self.body.addLayout(self._known)
        foot = row(Space.S)
        foot.addWidget(self.enter)
        foot.addStretch(1)
        self.body.addLayout(foot)

    def show_kept(self, receipts: Sequence[KeptReceipt], authorities: Sequence[Witness]) -> None:
        """Show the receipts, the newest first, and the authorities."""
        clear(self._rows)
        clear(self._known)
        if not receipts:
            self._rows.addWidget(Message(mark("There is no receipt yet."), "muted"))
        for each in reversed(receipts[-MOST:]):
            self._rows.addWidget(_receipt(each))
        if not authorities:
            none = mark(
                "No authority was entered yet. Whoever gives receipts hands out a paper with its "
                "key once; enter it before you take in the first receipt."
            )
            self._known.addWidget(Message(none, "muted"))
        for one in authorities:
            name = isolate_name(one.name)
            said = (
                mark("Receipts accepted from {authority}")
                if one.active
                else mark("No more accepted from {authority}")
            )
            self._known.addWidget(Message(said, "muted", authority=name))


def _receipt(each: KeptReceipt) -> Message:
    said = mark("{moment} · {authority} · {package} · {size} records")
    return Message(
        said,
        moment=isolate_ltr(f"{each.issued_at.astimezone():%Y-%m-%d %H:%M}"),
        authority=isolate_name(each.authority),
        package=isolate_ltr(each.package or "?"),
        size=isolate_ltr(f"{each.size:,}"),
    )
