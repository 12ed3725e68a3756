"""The head of a voucher in a row: party, means, how its cheque stands, why it is void."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain.formats import format_day
from desktop.domain.isolates import isolate_ltr, isolate_name
from desktop.domain.ledger.entry import Series
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.voucher import PaymentMethod, Voucher
from desktop.domain.ledger.vouchers.cheque import Cheque, ChequeState
from desktop.text.labels import label
from desktop.text.words import Words
from desktop.ui.theme import Space
from desktop.ui.widgets.text import Text, column, row


class HeadFacts(QWidget):
    """Each fact under its name; hidden where an entry has no head."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs = [(QWidget(), Text("", "small"), Text("", "strong")) for _ in range(3)]
        layout = row(Space.XL, 0, self)
        for place, title, fact in self._pairs:
            pair = column(0, 0, place)
            pair.addWidget(title)
            pair.addWidget(fact)
            layout.addWidget(place)
        layout.addStretch(1)
        self.hide()

    def texts(self) -> tuple[str, ...]:
        """Return the facts that are shown."""
        return tuple(fact.text() for place, _, fact in self._pairs if not place.isHidden())

    def show_head(
        self,
        head: Voucher | None,
        series: Series,
        masters: Masters,
        words: Words,
        cheque: Cheque | None = None,
    ) -> None:
        """Show the head of a voucher of this series, and its cheque."""
        self.setVisible(head is not None)
        if head is None:
            return
        receipt = series is Series.RECEIPT
        found = (
            (words("Received from") if receipt else words("Paid to"), _party(head, masters, words)),
            (words("Means of payment"), means_line(head, words)),
            (words("Cheque"), "" if cheque is None else state_line(cheque, words)),
        )
        for (place, title, fact), (name, text) in zip(self._pairs, found, strict=True):
            place.setVisible(bool(text))
            title.setText(name)
            fact.setText(text)


def _party(head: Voucher, masters: Masters, words: Words) -> str:
    if head.partner_id is None:
        return isolate_name(head.party_name) if head.party_name else ""
    partner = masters.partners[head.partner_id]
    return isolate_name(words.of(partner.name_ar, partner.name_en))


def means_line(head: Voucher, words: Words) -> str:
    """Return by what means the money passed, with what stands on the cheque or transfer."""
    parts = [label(head.method, words)]
    if head.method is PaymentMethod.CHEQUE:
        parts.append(words("number {number}", number=isolate_ltr(head.cheque_number)))
        if head.cheque_bank:
            parts.append(words("drawn on {bank}", bank=isolate_name(head.cheque_bank)))
        if head.cheque_day is not None:
            parts.append(isolate_ltr(format_day(head.cheque_day)))
    elif head.transfer_reference:
        parts.append(isolate_ltr(head.transfer_reference))
    return " \u00b7 ".join(parts)


def state_line(cheque: Cheque, words: Words) -> str:
    """Return how a cheque stands, since when and why."""
    parts = [label(cheque.state, words)]
    if cheque.state is not ChequeState.OUTSTANDING and cheque.state_day is not None:
        parts.append(isolate_ltr(format_day(cheque.state_day)))
    if cheque.reason:
        parts.append(isolate_name(cheque.reason))
    return " \u00b7 ".join(parts)
