"""Whoever approves a voucher sees its party, its means and its cheque."""

from dataclasses import replace

from desktop.domain.ledger.voucher import PaymentMethod, Voucher
from desktop.services.trust.approvals.listing import waiting
from desktop.services.trust.approvals.propose import propose_entry
from desktop.ui.screens.approvals.voucher_card import VoucherCard
from tests.books_made import PASSPHRASE
from tests.ui.approvals.conftest import seat, show
from tests.ui.ledger.conftest import speak

__all__ = ["seat", "show", "speak"]


def test_the_card_shows_the_head(seat, show):
    office = seat.office
    office.rule()
    line = office.ledger.line
    head = Voucher(PaymentMethod.CHEQUE, party_name="محل الأمل", cheque_number="0077")
    lines = (line("5113", 5_000), line("1121", -5_000))
    entry = replace(office.entry(), lines=lines, voucher=head)
    propose_entry(office.sit("O1"), entry, passphrase=PASSPHRASE)
    office.propose(9_000)
    with_head, without = waiting(office.session.book, office.session.by)
    card = show(VoucherCard(seat.context))
    card.show_proposal(with_head)
    party, means = card.head.texts()
    assert "محل الأمل" in party
    assert "0077" in means
    card.show_proposal(without)
    assert card.head.isHidden()
    card.show_proposal(None)
    assert card.head.isHidden()
