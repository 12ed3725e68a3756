"""The journal screen: found as one types, filtered, sorted, opened, refreshed, by keys."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import Series
from desktop.services.ledger.drafts import save_draft
from desktop.ui.screens.ledger.journal import JournalScreen
from desktop.ui.screens.ledger.voucher.typed import TypedVoucher, to_json
from desktop.ui.work.topic import Topic

WORDS = ("صرف قيمة فاتورة الكهرباء", "قبض دفعة من منحة التدريب", "Hosting renewal", "سداد الإيجار")


@pytest.fixture
def filled(desk):
    for n in range(40):
        desk.ledger.post(
            (
                "5113",
                10_500 + n * 1_000,
                "EU" if n % 4 == 0 else "GEN",
                "P01" if n % 5 == 0 else None,
            ),
            ("1111", -10_500 - n * 1_000, "EU" if n % 4 == 0 else "GEN"),
            day=dt.date(2025, 1, 1) + dt.timedelta(days=n * 4),
            series=Series.PAYMENT if n % 3 else Series.RECEIPT,
            narration=f"{WORDS[n % 4]} رقم {n}",
            reference=f"REF-{n}",
        )
    return desk


@pytest.fixture
def screen(filled, qtbot):
    made = JournalScreen(filled.context)
    qtbot.addWidget(made)
    made.resize(1366 - 220, 768 - 110)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    settle(qtbot, filled, made)
    return made


def settle(qtbot, desk, screen):
    qtbot.waitUntil(lambda: not desk.work.busy)


def test_every_entry_stands_there_newest_first_with_count_and_sum(screen):
    assert screen.model.rowCount() == 40
    assert screen.model.row(0).narration.endswith("رقم 39")
    assert screen.pane.totals.count == 40
    assert screen.pane.totals.sums["amount"] == sum(10_500 + n * 1_000 for n in range(40))


def test_typing_finds_folded_words(qtbot, filled, screen, typing):
    screen._on_search()
    typing(screen, "فاتوره الكهربا", Qt.Key.Key_Return)
    settle(qtbot, filled, screen)
    assert screen.model.rowCount() == 10
    assert screen.table.hasFocus()


def test_nothing_found_is_said_and_clearing_brings_all_back(qtbot, filled, screen, typing):
    screen._on_search()
    typing(screen, "زرافة", Qt.Key.Key_Return)
    settle(qtbot, filled, screen)
    assert screen.pane.state == "empty"
    screen.filters.clear.click()
    settle(qtbot, filled, screen)
    assert (screen.pane.state, screen.model.rowCount()) == ("rows", 40)


def test_filters_narrow_together(qtbot, filled, screen):
    filters = screen.filters
    filters.series.setCurrentIndex(filters.series.findData("receipt"))
    filters.picks["fund"].set_picked(filled.ledger.funds["EU"])
    filters.first.set_day(dt.date(2025, 2, 1))
    settle(qtbot, filled, screen)
    ids = [n for n in range(40) if n % 12 == 0 and n * 4 >= 31]
    assert screen.model.rowCount() == len(ids)
    filters.picks["project"].set_picked(filled.ledger.projects["P01"])
    settle(qtbot, filled, screen)
    assert screen.model.rowCount() == 0


def test_a_heading_filters_by_everything_below_it(qtbot, filled, screen):
    masters = filled.context.masters()
    expenses = next(a.id for a in masters.accounts.values() if a.code == "5")
    screen.arrive({"account": expenses})
    settle(qtbot, filled, screen)
    assert screen.model.rowCount() == 40
    assert screen.filters.year.currentData() is None


def test_a_header_sorts_by_amount(qtbot, filled, screen):
    screen.table.sort_requested.emit("amount", True)
    settle(qtbot, filled, screen)
    amounts = [screen.model.row(n).amount for n in range(40)]
    assert amounts == sorted(amounts, reverse=True)


def test_enter_opens_the_entry_and_f5_begins_one(filled, screen, typing):
    screen.table.setFocus()
    screen.table.pick(3)
    typing(screen, Qt.Key.Key_Return, Qt.Key.Key_F5)
    assert filled.went == [("entry", {"entry": screen.model.row(3).id}), ("entry-form", {})]


def test_drafts_are_offered(qtbot, filled, screen):
    draft = filled.ask(save_draft, to_json(TypedVoucher(narration="مسودة أولى")))
    screen.refresh(frozenset({Topic.DRAFTS}))
    settle(qtbot, filled, screen)
    assert screen.drafts.texts() == ("مسودة أولى",)
    screen.drafts._buttons[0].click()
    assert filled.went == [("entry-form", {"draft": draft})]


def test_a_new_entry_comes_into_view_where_the_reader_is(qtbot, filled, screen):
    screen.table.pick(20)
    filled.ledger.post(("5113", 5), ("1111", -5), day=dt.date(2025, 12, 1))
    with qtbot.waitSignal(screen.model.counted):
        screen.refresh(frozenset({Topic.ENTRIES}))
    assert screen.model.rowCount() == 41
    assert screen.table.currentIndex().row() == 20


def test_another_year_is_shown_when_the_header_says_so(qtbot, filled, screen):
    assert screen.filters.wanted().fiscal_year_id is not None
    screen.year_changed(None)
    assert screen.filters.wanted().fiscal_year_id is None


def test_a_refusal_is_shown_in_place_and_tried_again(qtbot, filled, screen):
    screen.model.failed.emit(UserError("program-fault", reference="AB12"))
    assert screen.pane.state == "refused"
    screen.pane.retried.emit()
    settle(qtbot, filled, screen)
    assert screen.pane.state == "rows"


def test_the_language_changes_while_it_stands(screen, speak):
    speak("en")
    assert screen.table.accessibleName() == "Journal"
    assert screen.filters.year.itemText(0) == "All years"


@pytest.mark.screens
@pytest.mark.parametrize("tongue", ["ar", "en"])
def test_the_journal_is_drawn(qtbot, filled, screen, speak, grab, tongue):
    filled.ask(save_draft, to_json(TypedVoucher(narration="شراء أجهزة حاسوب")))
    screen.refresh(frozenset({Topic.DRAFTS}))
    speak(tongue)
    screen.table.pick(2)
    settle(qtbot, filled, screen)
    assert not grab(screen, f"journal-{tongue}-light").isNull()
    screen.filters.search.setText("زرافة")
    screen.filters.search._tell()
    settle(qtbot, filled, screen)
    assert not grab(screen, f"journal-empty-{tongue}-light").isNull()
