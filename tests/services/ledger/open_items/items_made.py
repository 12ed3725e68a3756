"""Short ways to open items: a member, a supplier, a holder, and what they owe."""

import datetime as dt

from desktop.domain.ledger.dimensions import NewPartner, PartnerKind
from desktop.domain.ledger.entry import NewEntry, Series
from desktop.domain.ledger.open_items.item import Side
from desktop.domain.trust.controls import Control
from desktop.services.ledger.add_masters import add_partner
from desktop.services.ledger.open_items.read_items import ItemsAsked, items_of
from desktop.services.ledger.post_entry import post_entry
from desktop.services.ledger.reverse_entry import reverse_entry

DAY = dt.date(2025, 3, 15)


def partner(ledger, code, kind=PartnerKind.SUPPLIER):
    return add_partner(
        ledger.session.book, ledger.session.by, NewPartner(code, f"طرف {code}", "", kind)
    )


def bought(ledger, supplier, amount, day=DAY, fund="GEN"):
    """Post an expense owed to a supplier and return the key of the line that is owed."""
    entry = NewEntry(
        day,
        Series.JOURNAL,
        "شراء",
        (
            ledger.line("5114", amount, fund),
            ledger.line("2111", -amount, fund, partner_id=supplier),
        ),
    )
    return post(ledger, entry), 2


def paid(ledger, supplier, amount, day=DAY, fund="GEN"):
    entry = NewEntry(
        day,
        Series.PAYMENT,
        "دفع",
        (
            ledger.line("2111", amount, fund, partner_id=supplier),
            ledger.line("1111", -amount, fund),
        ),
    )
    return post(ledger, entry), 1


def post(ledger, entry):
    session = ledger.session
    return post_entry(session.book, session.by, entry, accepted=frozenset(Control)).entry_id


def post_prepared(ledger, prepared):
    session = ledger.session
    return post_entry(
        session.book,
        session.by,
        prepared.entry,
        accepted=frozenset(Control),
        record=prepared.record,
    )


def reverse(ledger, entry_id, day=DAY):
    session = ledger.session
    return reverse_entry(
        session.book, session.by, entry_id, day, "عكس", accepted=frozenset(Control)
    ).entry_id


def lines(ledger, side=Side.PAYABLE, **more):
    found = items_of(ledger.session.book, ledger.session.by, ItemsAsked(side, **more))
    return {line.key: line for line in found.lines}


def open_of(ledger, side=Side.PAYABLE, **more):
    """Return what is open by line, negative where it waits to settle."""
    return {key: line.balance for key, line in lines(ledger, side, **more).items()}
