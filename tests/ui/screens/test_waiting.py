"""Navigation tells how much waits for the officer who works, and forgets it when it is done."""

import datetime as dt

import pytest

from desktop.domain.ledger.entry import NewEntry, Series
from desktop.domain.trust.acting import Role
from desktop.domain.trust.approval_rules import NewRule
from desktop.services.ledger.read_journal import masters_of
from desktop.services.trust.approvals.approve import approve
from desktop.services.trust.approvals.propose import propose_entry
from desktop.services.trust.approvals.rules import add_rule
from desktop.services.trust.open_book import open_book
from desktop.ui.work.topic import Topic
from tests.books_made import PASSPHRASE, Ledger
from tests.ui.screens.conftest import CHAIR_PASSPHRASE


@pytest.fixture
def proposed(book_of_two):
    """A book in which the treasurer's payment waits for the chair."""
    session = open_book(book_of_two, PASSPHRASE)
    masters = masters_of(session.book, session.by)
    add_rule(session.book, session.by, NewRule(frozenset({Role.CHAIR}), from_amount=1))
    codes = {each.code: each.id for each in masters.accounts.values()}
    funds = {each.code: each.id for each in masters.funds.values()}
    ledger = Ledger(session, codes, funds, {})
    lines = (ledger.line("5113", 700), ledger.line("1111", -700))
    entry = NewEntry(dt.date(2025, 3, 1), Series.PAYMENT, "سفر", lines)
    made = propose_entry(session, entry, passphrase=PASSPHRASE)
    session.close()
    return made.proposal_id


def said(window):
    group = next(
        each for each in window.navigation.groups.values() if "approvals" in each.screens()
    )
    return group._buttons["approvals"][1].text()


def test_what_waits_is_counted_beside_its_screen(desk, proposed):
    desk.door(desk.path)
    page = desk.start.unlock
    page.who.setCurrentText("O2")
    page.passphrase.line.setText(CHAIR_PASSPHRASE)
    page.unlock()
    desk.until(lambda: desk.program.open_book is not None)
    desk.settle()
    window = desk.window
    assert "1" in said(window)
    session = desk.program.open_book._session
    (answer,) = approve(session, [proposed], passphrase=CHAIR_PASSPHRASE)
    assert answer.posted
    desk.program.open_book.waiting.follow(frozenset({Topic.APPROVALS}))
    desk.settle()
    assert "1" not in said(window)
