"""The screens of grants: entered by keys, received, refused beside the field, drawn."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from desktop.domain.ledger.dimensions import NewFund, Restriction
from desktop.domain.ledger.grants.terms import FundNature, FundTerms
from desktop.services.ledger.add_masters import add_fund
from desktop.services.ledger.grants.figures import grant_figures, list_grants
from desktop.services.ledger.grants.fund_terms import set_fund_terms
from desktop.services.ledger.list_masters import list_dimensions
from desktop.ui.screens.ledger.grants.grants_screen import GrantsScreen
from desktop.ui.screens.ledger.grants.page import GrantPage
from desktop.ui.screens.masters.kinds import KINDS
from desktop.ui.screens.registers.screen import RegisterScreen
from desktop.ui.work.topic import Topic
from tests.ui.masters.test_masters import opened, settle

F2, F5, ESCAPE = Qt.Key.Key_F2, Qt.Key.Key_F5, Qt.Key.Key_Escape
LAST = dt.date(2025, 12, 31)
MORE = frozenset({Topic.GRANTS, Topic.ENTRIES})


def shown(qtbot, desk, screen):
    qtbot.addWidget(screen)
    screen.resize(1366 - 220, 768 - 110)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    settle(qtbot, desk)
    return screen


@pytest.fixture
def page(granted, qtbot):
    made = shown(qtbot, granted, GrantPage(granted.context))
    made.arrive({"code": "G-1"})
    settle(qtbot, granted)
    return made


def figures(desk):
    return desk.ask(grant_figures, "G-1", None, LAST)


def test_a_book_without_grants_says_what_they_are(desk, qtbot):
    screen = shown(qtbot, desk, GrantsScreen(desk.context))
    assert screen.page.empty


def test_a_grant_is_entered_in_two_steps(granted, qtbot, typing):
    desk = granted
    screen = shown(qtbot, desk, GrantsScreen(desk.context))
    assert [screen.kind.code_of(each) for each in screen.page.model.rows] == ["G-1"]
    screen.page.setFocus()
    typing(screen, F5)
    dialog = opened(qtbot, screen)
    fund = desk.ledger.funds["EU"]
    donor = figures(desk).donor.id
    first = {"code": "G-2", "name_ar": "منحة", "fund": fund, "donor": donor}
    dialog.form.set_values({**first, "reference": "AG 8", "currency": "USD"})
    typing(dialog, F2)
    qtbot.waitUntil(lambda: screen.dialog is not None and screen.dialog is not dialog)
    dialog = opened(qtbot, screen)
    days = {"first_day": dt.date(2025, 5, 1), "last_day": dt.date(2025, 4, 1)}
    dialog.form.set_values({"amount": 500, "rate": "6.4", "rate_source": "CBL", **days})
    typing(dialog, F2)
    qtbot.waitUntil(lambda: dialog.form.control("last_day").property("faulty") == "true")
    dialog.form.set_values({"last_day": dt.date(2025, 9, 1)})
    typing(dialog, F2)
    settle(qtbot, desk)
    assert dialog.isVisible(), "another grant stands in the fund"
    assert [each.grant.code for each in desk.ask(list_grants)] == ["G-1"]
    typing(dialog, ESCAPE)


def test_an_instalment_is_received_and_what_is_too_much_is_refused(granted, page, qtbot, typing):
    page.lists.arrive({"kind": "grant-tranches"})
    settle(qtbot, granted)
    page.lists.page.table.pick(0)
    page.lists.bars["grant-tranches"].buttons["receive"].click()
    dialog = opened(qtbot, page.lists)
    assert dialog.form.values()["amount"] == 60_000, "what is still to come"
    bank = granted.ledger.accounts["1122"]
    held = {"day": dt.date(2025, 1, 20), "account": bank, "rate": "6.5", "rate_source": "CBL"}
    dialog.form.set_values({**held, "amount": 60_001})
    typing(dialog, F2)
    qtbot.waitUntil(lambda: dialog.form.control("amount").property("faulty") == "true")
    dialog.form.set_values({"amount": 60_000})
    typing(dialog, F2)
    qtbot.waitUntil(lambda: bool(granted.said))
    assert figures(granted).received == 3_900_000
    page.refresh(MORE)
    settle(qtbot, granted)
    (row,) = page.lists.page.model.rows
    assert (row.own, row.base) == (60_000, 3_900_000)
    assert page.picture.shares[1] == 3_900_000 * 10_000 // 6_460_000


def test_conditions_and_reports_are_kept(granted, page, qtbot, typing):
    page.lists.arrive({"kind": "grant-conditions"})
    settle(qtbot, granted)
    assert page.lists.page.empty
    page.lists.page.setFocus()
    typing(page.lists, F5)
    dialog = opened(qtbot, page.lists)
    dialog.form.set_values({"text": "تقرير أول"})
    typing(dialog, F2)
    qtbot.waitUntil(lambda: bool(granted.said))
    page.refresh(MORE)
    settle(qtbot, granted)
    page.lists.page.table.pick(0)
    page.lists.bars["grant-conditions"].buttons["done"].click()
    dialog = opened(qtbot, page.lists)
    dialog.form.set_values({"day": dt.date(2025, 3, 1)})
    typing(dialog, F2)
    settle(qtbot, granted)
    (condition,) = figures(granted).grant.conditions
    assert (condition.text, condition.met) == ("تقرير أول", dt.date(2025, 3, 1))


def test_there_is_nothing_to_recognise_of_a_grant_that_is_income_at_once(
    granted, page, qtbot, typing
):
    page.lists.arrive({"kind": "grant-tranches"})
    settle(qtbot, granted)
    page.lists.bars["grant-tranches"].buttons["recognise"].click()
    dialog = opened(qtbot, page.lists)
    typing(dialog, F2)
    qtbot.waitUntil(lambda: dialog.form.control("day").property("faulty") == "true")


def test_a_grant_that_is_not_there_is_said(granted, qtbot):
    made = shown(qtbot, granted, GrantPage(granted.context))
    made.arrive({"code": "G-9"})
    settle(qtbot, granted)
    assert made.banner.isVisible()


def test_the_statement_is_one_key_away(granted, page):
    page.statement.click()
    assert granted.went == [("statements", {"name": "grant", "of": "G-1"})]


@pytest.mark.screens
@pytest.mark.parametrize("tongue", ["ar", "en"])
def test_the_screens_are_drawn(window, qapp, qtbot, speak, grab, tongue):
    def draw(widget, name):
        window.settle()
        for _ in range(3):
            qapp.processEvents()
        assert not grab(widget, f"{name}-{tongue}-light").isNull()

    speak(tongue)
    window.open("grants")
    draw(window, "grants")
    grants = window.screen_widget("grants")
    grants.ask(grants.kind.adding)
    draw(opened(qtbot, grants), "grant-new")
    grants.dialog.reject()
    window.open("grant", {"code": "EU-01"})
    page = window.screen_widget("grant")
    for kind in ("grant-lines", "grant-conditions", "grant-reports", "grant-tranches"):
        page.lists.arrive({"kind": kind})
        draw(window, kind)
    page.lists.page.table.pick(3)
    page.lists.bars["grant-tranches"].buttons["receive"].click()
    draw(opened(qtbot, page.lists), "grant-receive")
    page.lists.dialog.reject()
    for kind in ("funds", "fund-lines", "branches"):
        window.open("masters", {"kind": kind})
        draw(window, f"masters-{kind}-full")


@pytest.mark.screens
@pytest.mark.parametrize("tongue", ["ar", "en"])
def test_the_screens_are_drawn_empty(desk, qtbot, qapp, speak, grab, tongue):
    speak(tongue)
    screen = shown(qtbot, desk, GrantsScreen(desk.context))
    qapp.processEvents()
    assert not grab(screen, f"grants-empty-{tongue}-light").isNull()


def test_the_yield_of_an_endowment_is_set_free_in_the_window(granted, qtbot, typing):
    desk = granted
    fund = desk.ask(add_fund, NewFund("WQF", "وقف", "Waqf", Restriction.ENDOWMENT))
    terms = FundTerms(fund, FundNature.WAQF_PRINCIPAL, 700_000, desk.ledger.funds["GEN"])
    desk.ask(set_fund_terms, terms)
    desk.ledger.funds["WQF"] = fund
    desk.ledger.post(("1121", 900_000, "WQF"), ("4211", -900_000, "WQF"))
    screen = shown(qtbot, desk, RegisterScreen(desk.context, KINDS))
    screen.arrive({"kind": "funds", "code": "WQF"})
    settle(qtbot, desk)
    screen.bars["funds"].buttons["release"].click()
    dialog = opened(qtbot, screen)
    held = {"day": dt.date(2025, 6, 1), "account": desk.ledger.accounts["1121"]}
    dialog.form.set_values({**held, "amount": 200_001})
    typing(dialog, F2)
    qtbot.waitUntil(lambda: dialog.form.control("amount").property("faulty") == "true")
    dialog.form.set_values({"amount": None})
    typing(dialog, F2)
    qtbot.waitUntil(lambda: bool(desk.said))
    held = {each.fund.code: each.balance for each in desk.ask(list_dimensions).funds}
    assert (held["WQF"], held["GEN"]) == (700_000, 200_000)
