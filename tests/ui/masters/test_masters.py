"""Funds, projects and partners: found, added by keys, refused beside the field."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from desktop.domain.ledger.dimensions import NewPartner, PartnerKind, Restriction
from desktop.domain.ledger.grants.terms import FundNature
from desktop.services.ledger.add_masters import add_partner
from desktop.services.ledger.list_masters import list_dimensions
from desktop.ui.screens.masters.kinds import KINDS
from desktop.ui.screens.registers.finding import found
from desktop.ui.screens.registers.screen import RegisterScreen
from desktop.ui.work.topic import Topic

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
F2, F5, F6 = Qt.Key.Key_F2, Qt.Key.Key_F5, Qt.Key.Key_F6


@pytest.fixture
def screen(desk, qtbot):
    desk.ledger.post(("1111", 9_000_000), ("4312", -9_000_000))
    desk.ledger.post(("1111", 376_500, "EU"), ("4312", -376_500, "EU"))
    made = RegisterScreen(desk.context, KINDS)
    qtbot.addWidget(made)
    made.resize(1366 - 220, 768 - 110)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    settle(qtbot, desk)
    return made


def settle(qtbot, desk):
    qtbot.waitUntil(lambda: not desk.work.busy)


def codes(page):
    return [page.kind.code_of(each) for each in page.model.rows]


def opened(qtbot, screen):
    """Wait for the window that asks, and give it the keyboard as a desktop does."""
    qtbot.waitUntil(lambda: screen.dialog is not None and screen.dialog.isVisible())
    screen.dialog.activateWindow()
    qtbot.waitUntil(screen.dialog.isActiveWindow)
    return screen.dialog


def asked(qtbot, screen, typing, *keys):
    screen.page.setFocus()
    typing(screen, F5)
    dialog = opened(qtbot, screen)
    typing(dialog, *keys)
    return dialog


def added(qtbot, desk, screen):
    qtbot.waitUntil(lambda: bool(desk.said))
    screen.refresh(frozenset({Topic.CHART}))
    settle(qtbot, desk)


def test_funds_stand_with_what_they_hold(screen):
    page = screen.page
    shown = {page.model.data(page.model.index(n, 0)): n for n in range(page.model.rowCount())}
    balances = [page.model.data(page.model.index(row, 6)) for row in shown.values()]
    assert (codes(page), balances) == (["EU", "GEN"], ["376.500", "9,000.000"])


def test_a_fund_is_added_by_keys(qtbot, desk, screen, typing):
    asked(qtbot, screen, typing, "wq-1", ENTER, "وقف", ENTER, "Waqf", F2)
    added(qtbot, desk, screen)
    assert screen.page.table.current_row().fund.code == "wq-1"
    assert screen.dialog is None
    (fund,) = [e.fund for e in desk.ask(list_dimensions).funds if e.fund.code == "wq-1"]
    assert (fund.name_ar, fund.name_en, fund.restriction) == (
        "وقف",
        "Waqf",
        Restriction.RESTRICTED,
    )


def test_a_project_keeps_its_days(qtbot, desk, screen, typing):
    typing(screen, F6)
    settle(qtbot, desk)
    assert screen.kinds.key() == "projects"
    dialog = asked(qtbot, screen, typing, "P02", ENTER, "تدريب")
    days = {"first_day": dt.date(2025, 2, 1), "last_day": dt.date(2025, 1, 1)}
    dialog.form.set_values(days)
    typing(dialog, F2)
    last = dialog.form.control("last_day")
    qtbot.waitUntil(lambda: last.property("faulty") == "true")
    dialog.form.set_values({"last_day": dt.date(2025, 3, 1)})
    typing(dialog, F2)
    added(qtbot, desk, screen)
    made = desk.ask(list_dimensions).projects[-1]
    assert (made.code, made.first_day, made.last_day) == (
        "P02",
        dt.date(2025, 2, 1),
        dt.date(2025, 3, 1),
    )


@pytest.mark.parametrize(
    ("keys", "field"),
    [
        (("EU", ENTER, "مكرر", F2), "code"),
        (("E U", ENTER, "فراغ", F2), "code"),
        (("", ENTER, "بلا رمز", F2), "code"),
        (("NEW", F2), "name_ar"),
    ],
)
def test_a_refusal_stands_beside_its_field(qtbot, desk, screen, typing, keys, field):
    dialog = asked(qtbot, screen, typing, *keys)
    control = dialog.form.control(field)
    qtbot.waitUntil(lambda: control.property("faulty") == "true")
    assert dialog.isVisible()
    assert dialog.confirm.isEnabled()
    assert [e.fund.code for e in desk.ask(list_dimensions).funds] == ["EU", "GEN"]
    typing(dialog, ESCAPE)
    assert screen.dialog is None


def test_partners_begin_empty_and_say_what_they_are_for(qtbot, desk, screen, typing):
    typing(screen, F6, F6)
    settle(qtbot, desk)
    assert screen.page.currentWidget() is screen.page.none
    assert screen._about.isHidden()
    asked(qtbot, screen, typing, "D1", ENTER, "مانح", F2)
    added(qtbot, desk, screen)
    assert codes(screen.page) == ["D1"]
    assert not screen._about.isHidden()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    typing(screen, F6, F6, F6)
    assert screen.kinds.key() == "funds"


def test_search_folds_and_tries_the_other_keyboard(qtbot, desk, screen):
    for code, name in (("D1", "مؤسَّسة الأمل"), ("D2", "شركة النور")):
        desk.ask(add_partner, NewPartner(code, name, "", PartnerKind.DONOR))
    partners = desk.ask(list_dimensions).partners

    def by(words):
        return [
            each.code for each in found(partners, words, lambda each: f"{each.code} {each.name_ar}")
        ]

    assert (by("موسسه"), by("d٢"), by("hgk,v"), by("زرافة")) == (["D1"], ["D2"], ["D2"], [])
    screen.search.setText("زرافة")
    screen.search._tell()
    assert screen.page.currentWidget() is screen.page.nothing


def test_who_may_not_add_cannot(desk, qtbot, screen, typing, monkeypatch):
    screen._new.setEnabled(False)
    typing(screen, F5)
    assert screen.dialog is None


@pytest.mark.screens
@pytest.mark.parametrize("tongue", ["ar", "en"])
def test_the_lists_are_drawn(qtbot, qapp, desk, screen, speak, grab, typing, tongue):
    speak(tongue)
    qapp.processEvents()
    for name in ("funds", "projects", "partners", "fund-lines", "branches"):
        assert screen.kinds.key() == name
        assert not grab(screen, f"masters-{name}-{tongue}-light").isNull()
        typing(screen, F6)
        settle(qtbot, desk)
    dialog = asked(qtbot, screen, typing, "E U", ENTER, "وقف", F2)
    qtbot.waitUntil(lambda: dialog.form.control("code").property("faulty") == "true")
    assert not grab(dialog, f"masters-new-{tongue}-light").isNull()
    typing(dialog, ESCAPE)


def test_a_fund_of_zakat_gets_its_heads_and_lines_are_named_anew(qtbot, desk, screen, typing):
    typing(screen, F6, F6, F6)
    settle(qtbot, desk)
    assert screen.kind.key == "fund-lines"
    assert screen.page.empty, "the register of budget lines says what it is for"
    typing(screen, F6, F6)
    settle(qtbot, desk)
    screen.page.table.pick(0)
    screen.bars["funds"].buttons["nature"].click()
    dialog = opened(qtbot, screen)
    dialog.form.set_values({"nature": "zakat"})
    typing(dialog, F2)
    added(qtbot, desk, screen)
    fund = next(e for e in desk.ask(list_dimensions).funds if e.fund.code == "EU")
    assert fund.terms.nature is FundNature.ZAKAT
    desk.said.clear()
    screen.arrive({"kind": "fund-lines"})
    settle(qtbot, desk)
    assert len(screen.page.model.rows) == 8
    screen.bars["fund-lines"].buttons["rename"].click()
    dialog = opened(qtbot, screen)
    dialog.form.set_values({"name_en": "Poor people"})
    typing(dialog, F2)
    added(qtbot, desk, screen)
    assert screen.page.table.current_row().line.name_en == "Poor people"


def test_a_fund_with_money_is_not_put_aside(qtbot, desk, screen, typing):
    screen.page.table.pick(0)
    screen.bars["funds"].buttons["put-aside"].click()
    dialog = opened(qtbot, screen)
    typing(dialog, F2)
    settle(qtbot, desk)
    assert dialog.isVisible()
    assert desk.ask(list_dimensions).funds[0].fund.active
