"""The voucher that needs others, the limits it meets, and the pages where both are set."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from desktop.domain.ledger.journal_list import JournalFilter
from desktop.domain.trust.acting import Role
from desktop.domain.trust.controls import Strictness
from desktop.domain.trust.settings import Setting
from desktop.services.ledger.drafts import list_drafts
from desktop.services.ledger.read_journal import count_entries
from desktop.services.trust.approvals.approve import approve
from desktop.services.trust.approvals.budget import list_budget_lines
from desktop.services.trust.approvals.consent import overrides_of_entry
from desktop.services.trust.approvals.listing import waiting
from desktop.services.trust.approvals.rules import list_rules
from desktop.services.trust.settings import change_setting
from desktop.ui.screens.approvals.rules_screen import RulesScreen
from desktop.ui.screens.ledger.entry_form import EntryForm
from desktop.ui.screens.ledger.entry_view import EntryView
from desktop.ui.screens.ledger.voucher.typed import from_json
from desktop.ui.work.topic import Topic
from tests.books_made import PASSPHRASE
from tests.services.trust.approvals.conftest import SECRETS
from tests.ui.approvals.test_queue import asked, settle
from tests.ui.ledger.conftest import TODAY

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
F2, F5, F6, F8, F9 = (getattr(Qt.Key, f"Key_F{n}") for n in (2, 5, 6, 8, 9))


@pytest.fixture
def form(seat, show):
    made = show(EntryForm(seat.context, today=lambda: TODAY))
    made.head.begin()
    return made


def typed(typing, form, amount, fund=None):
    typing(form, ENTER, "ف-17", ENTER, "شراء قرطاسية", ENTER, "5113", ENTER, amount)
    if fund is not None:
        form.model.set_text(0, "fund", fund)
    typing(form, ENTER, "1111", ENTER, F9)
    if fund is not None:
        form.model.set_text(1, "fund", fund)


def entries(seat):
    return count_entries(seat.office.session.book, seat.office.session.by, JournalFilter())


def test_the_deed_is_named_for_what_it_will_be_and_sends(qtbot, seat, form, typing):
    seat.office.rule(10_000)
    form.refresh(frozenset({Topic.APPROVALS}))
    settle(qtbot, seat)
    typed(typing, form, "9.999")
    assert "رحّل" in form.post_button.text()
    form.discard()
    settle(qtbot, seat)
    form.head.begin()
    typed(typing, form, "10")
    assert "أرسل للاعتماد" in form.post_button.text()
    assert "الرئيس" in form.hint.text()
    typing(form, F2)
    dialog = asked(qtbot, form)
    typing(dialog, "خطأ", ENTER)
    settle(qtbot, seat)
    dialog.form.set_values({"passphrase": ""})
    typing(dialog, PASSPHRASE, ENTER)
    qtbot.waitUntil(lambda: bool(seat.said))
    session = seat.office.session
    (found,) = waiting(session.book, session.by)
    assert (found.amount, found.content.reference, found.has_form) == (10_000, "ف-17", True)
    assert entries(seat) == 0
    assert list_drafts(session.book, session.by) == ()
    assert form.voucher().blank


def test_going_back_keeps_what_was_typed(qtbot, seat, form, typing):
    seat.office.rule(1_000)
    typed(typing, form, "5")
    typing(form, F2)
    typing(asked(qtbot, form), ESCAPE)
    settle(qtbot, seat)
    assert form.voucher().narration == "شراء قرطاسية"
    session = seat.office.session
    (draft,) = list_drafts(session.book, session.by)
    assert from_json(draft.content).reference == "ف-17"
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    typing(form, F2)
    assert asked(qtbot, form).isVisible()
    form.consenting.dialog.reject()


def test_an_overspent_fund_is_confirmed_by_a_key(qtbot, seat, form, typing):
    typed(typing, form, "5", "EU")
    typing(form, F2)
    dialog = asked(qtbot, form)
    assert dialog.objectName() == "confirm"
    typing(dialog, ENTER)
    qtbot.waitUntil(lambda: bool(seat.said))
    assert entries(seat) == 1
    assert "EU" in seat.said[0]


def test_a_block_is_signed_for_by_whoever_may(qtbot, seat, form, typing):
    session = seat.office.session
    change_setting(session.book, session.by, Setting.FUND_CONTROL, Strictness.BLOCK.value)
    typed(typing, form, "5", "EU")
    typing(form, F2)
    typing(asked(qtbot, form), "قرار المجلس", ENTER, PASSPHRASE, ENTER)
    qtbot.waitUntil(lambda: bool(seat.said))
    (kept,) = overrides_of_entry(session.book, session.by, 1)
    assert kept.reason == "قرار المجلس"


def test_an_entry_shows_who_agreed_and_its_reversal_waits_too(qtbot, seat, show, typing):
    seat.office.rule()
    number = seat.office.propose()
    approve(seat.office.sit("O2"), [number], passphrase=SECRETS["O2"])
    seat.sit("O1")
    view = show(EntryView(seat.context, today=lambda: dt.date(2025, 4, 1)))
    view.arrive({"entry": 1})
    settle(qtbot, seat)
    assert "O2" in view.consent.text()
    assert "التوقيع صحيح" in view.consent.text()
    typing(view, F8)
    view.reversal.form.set_values({"reason": "سهو"})
    view.reversal.form.focus("reason")
    typing(view, ENTER)
    typing(asked(qtbot, view.back), PASSPHRASE, ENTER)
    qtbot.waitUntil(lambda: bool(seat.said))
    session = seat.office.session
    assert [each.content.narration for each in waiting(session.book, session.by)] == ["سهو"]


def test_a_rule_is_set_and_put_aside_by_keys(qtbot, seat, show, typing):
    page = show(RulesScreen(seat.context))
    assert page.none["rules"].isVisible()
    typing(page, F5)
    dialog = asked(qtbot, page)
    dialog.form.focus("from_amount")
    typing(dialog, "1000", F2)
    settle(qtbot, seat)
    assert dialog.isVisible()  # somebody has to approve
    dialog.form.set_values({"chair": True})
    typing(dialog, F2)
    qtbot.waitUntil(lambda: bool(seat.said))
    session = seat.office.session
    (rule,) = list_rules(session.book, session.by)
    assert (rule.from_amount, rule.roles) == (1_000_000, frozenset({Role.CHAIR}))
    page.refresh(frozenset({Topic.APPROVALS}))
    settle(qtbot, seat)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()
    typing(page, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not list_rules(session.book, session.by)[0].active)


def test_a_limit_is_set_and_shows_what_is_left(qtbot, seat, show, typing):
    seat.office.ledger.post(("5113", 600), ("1111", -600))
    page = show(RulesScreen(seat.context))
    typing(page, F6, F5)
    dialog = asked(qtbot, page)
    dialog.form.focus("amount")
    typing(dialog, "1", ENTER)
    qtbot.waitUntil(lambda: bool(seat.said))
    session = seat.office.session
    assert [e.spent for e in list_budget_lines(session.book, session.by)] == [600]
    page.refresh(frozenset({Topic.APPROVALS}))
    settle(qtbot, seat)
    assert [(row.amount, row.left) for row in page.limits.rows] == [(1_000, 400)]
