"""The entry form under the keyboard alone: typed, balanced, posted, refused, kept."""

import datetime as dt
import time

import pytest
from PySide6.QtCore import Qt

from desktop.domain.ledger.entry import Foreign, Series
from desktop.domain.ledger.journal_list import JournalFilter
from desktop.domain.ledger.rates.table import NewRate
from desktop.services.ledger.drafts import list_drafts, save_draft
from desktop.services.ledger.rates.rates import add_rate
from desktop.services.ledger.read_journal import count_entries, journal_page, view_entry
from desktop.ui.screens.ledger.entry_form import EntryForm
from desktop.ui.screens.ledger.voucher.typed import TypedLine, TypedVoucher, from_json, to_json
from tests.books_made import close_books
from tests.ui.ledger.conftest import TODAY

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
F2, F4, F9 = Qt.Key.Key_F2, Qt.Key.Key_F4, Qt.Key.Key_F9
CTRL_DEL = (Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def form(desk, qtbot):
    made = EntryForm(desk.context, today=lambda: TODAY)
    qtbot.addWidget(made)
    made.resize(1100, 620)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.head.begin()
    return made


def head(narration="شراء قرطاسية", reference="ف-17"):
    return (ENTER, reference, ENTER, narration, ENTER)


def settle(qtbot, desk, form):
    form.keeper.flush()
    qtbot.waitUntil(lambda: not desk.work.busy)


def test_a_voucher_of_four_lines_is_typed_and_posted_by_keys_alone(qtbot, desk, form, typing):
    begun = time.monotonic()
    typing(form, "+", *head())
    typing(form, "5113", ENTER, "3*125.500", ENTER)
    typing(form, "5111", ENTER, "1250.750", ENTER)
    typing(form, "5113", ENTER, "٩٩", ENTER)
    typing(form, "1111", ENTER, F9, ENTER)
    assert form.foot.difference() == "0.000"
    typing(form, F2)
    qtbot.waitUntil(lambda: bool(desk.said))
    assert time.monotonic() - begun < 20
    (row,) = desk.ask(journal_page, JournalFilter()).rows
    entry = desk.ask(view_entry, row.id)
    assert [line.amount for line in entry.lines] == [376_500, 1_250_750, 99_000, -1_726_250]
    assert (entry.day, entry.series) == (dt.date(2025, 6, 2), Series.PAYMENT)
    assert (entry.narration, entry.reference) == ("شراء قرطاسية", "ف-17")
    assert "1" in desk.said[0]
    assert "2025" in desk.said[0]
    assert desk.ask(list_drafts) == ()
    assert form.voucher().blank
    assert form.head.field("day").text() == "2025-06-02"


def test_enter_on_the_blank_line_goes_to_the_button_and_enter_posts(qtbot, desk, form, typing):
    typing(form, *head(), "5113", ENTER, "10", ENTER, "1111", ENTER, F9, ENTER, ENTER)
    typing(form, ENTER)
    qtbot.waitUntil(lambda: bool(desk.said))
    assert desk.ask(count_entries, JournalFilter()) == 1


def test_keys_of_the_day(form, typing):
    typing(form, "-")
    assert form.head.field("day").text() == "2025-05-31"
    typing(form, "t")
    assert form.head.field("day").text() == "2025-06-01"


def test_tab_visits_every_cell_and_back(form, typing):
    form.grid.enter(0, "account")
    seen = []
    for _ in range(8):
        seen.append(form.grid.place())
        typing(form, TAB)
    keys = ["account", "debit", "credit", "fund", "project", "partner", "memo"]
    assert seen[:7] == [(0, key) for key in keys]
    typing(form, Qt.Key.Key_Backtab)
    assert form.grid.place()[1] in {"memo", "fund"}


def test_the_difference_is_in_view_as_it_is_typed_and_by_fund(form, typing):
    typing(form, *head(), "5113", ENTER, "10")
    assert form.foot.difference() == "10.000"
    assert "GEN" in form.foot.funds()
    typing(form, ENTER, "1111", ENTER, F9)
    assert form.foot.difference() == "0.000"
    assert form.foot.funds() == ""


def test_the_cell_above_is_repeated(form, typing):
    typing(form, *head(), "5113", ENTER, "10.5", ENTER, F4)
    assert form.model.text(1, "account") == "5113"
    typing(form, ENTER, F4, ENTER)
    assert form.model.text(1, "debit") == "10.500"


def test_a_line_is_removed_also_while_its_cell_is_open(form, typing):
    typing(form, *head(), "5113", ENTER, "10", ENTER, "5111", ENTER, "7", CTRL_DEL)
    assert [line.account for line in form.model.lines()] == ["5113"]


def test_nothing_to_balance_is_said(form, typing):
    form.grid.enter(0, "account")
    typing(form, F9)
    assert form.banner.text()


def test_an_unbalanced_entry_is_refused_with_its_difference_and_kept(qtbot, desk, form, typing):
    typing(form, *head(), "5113", ENTER, "10", ENTER, "1111", ENTER, ENTER, "9", ENTER, F2)
    qtbot.waitUntil(form.banner.isVisible)
    assert "1.000" in form.banner.text()
    assert form.foot.difference() == "1.000"
    assert desk.ask(count_entries, JournalFilter()) == 0
    (draft,) = desk.ask(list_drafts)
    assert from_json(draft.content) == form.voucher()


def test_too_many_decimals_are_refused_beside_the_cell(desk, form, typing):
    typing(form, *head(), "5113", ENTER, "1.2345", ENTER, "1111", ENTER, ENTER, "1.234", F2)
    assert form.model.fault(0, "debit").key == "amount-too-many-decimals"
    assert form.grid.place() == (0, "debit")
    assert "1.2345" in form.banner.text()
    assert form.model.text(0, "debit") == "1.2345"
    assert desk.ask(count_entries, JournalFilter()) == 0


def test_a_closed_year_is_refused_by_name_at_the_day(qtbot, desk, form, typing):
    close_books(desk.session)
    typing(form, *head(), "5113", ENTER, "10", ENTER, "1111", ENTER, F9, F2)
    qtbot.waitUntil(form.banner.isVisible)
    assert "2025" in form.banner.text()
    assert form.head.field("day").property("faulty") == "true"
    assert len(desk.ask(list_drafts)) == 1


def test_an_unknown_account_and_fund_are_refused_by_name(desk, form, typing):
    typing(form, *head(), "9876", TAB, "10", F2)
    assert form.model.fault(0, "account").key == "code-not-found"
    assert "9876" in form.banner.text()


def test_a_wrong_fund_is_refused_by_name(qtbot, desk, form, typing):
    typing(form, *head(), "5113", ENTER, "10", TAB, TAB, "EU", ENTER)
    form.grid.enter(1, "account")
    typing(form, "1111", ENTER, ENTER, "10", TAB, "GEN", ENTER, F2)
    qtbot.waitUntil(form.banner.isVisible)
    assert "GEN" in form.banner.text()
    assert "EU" in form.foot.funds()
    assert "10.000" in form.banner.text()


def test_what_is_typed_is_kept_and_comes_back_exactly(qtbot, desk, form, typing):
    typing(form, *head("نص غير مكتمل"), "5113", ENTER, "1.2345", ENTER, "لاشيء")
    settle(qtbot, desk, form)
    typed = form.voucher()
    (draft,) = desk.ask(list_drafts)
    other = EntryForm(desk.context, today=lambda: TODAY)
    qtbot.addWidget(other)
    other.arrive({"draft": draft.id})
    qtbot.waitUntil(lambda: other.keeper.draft_id == draft.id)
    assert other.voucher() == typed
    assert other.model.text(0, "debit") == "1.2345"


def test_typing_on_in_a_draft_changes_that_draft(qtbot, desk, form, typing):
    draft_id = desk.ask(save_draft, to_json(TypedVoucher(day="2025-03-01", narration="أ")))
    form.arrive({"draft": draft_id})
    qtbot.waitUntil(lambda: form.keeper.draft_id == draft_id)
    form.head.begin("narration")
    typing(form, "ب")
    settle(qtbot, desk, form)
    (draft,) = desk.ask(list_drafts)
    assert (draft.id, from_json(draft.content).narration) == (draft_id, "ب")


def test_one_form_makes_one_draft_however_fast_one_types(qtbot, desk, form, typing):
    for letter in "سريع":
        form.head.begin("reference")
        typing(form, letter)
        form.keeper.flush()
    settle(qtbot, desk, form)
    assert len(desk.ask(list_drafts)) == 1


def test_another_currency_is_typed_with_its_rate_and_its_source(qtbot, desk, form, typing):
    typing(form, *head("قبض دولارات"), "1122", ENTER)
    assert form.grid.place() == (0, "foreign")
    typing(form, "100", ENTER, "4.85", ENTER)
    assert form.model.text(0, "debit") == "485.000"
    assert form.grid.place() == (1, "account")
    typing(form, "4312", ENTER, F9, F2)
    assert form.banner.text()
    assert form.focusWidget() is form.head.field("rate_source")
    typing(form, "مصرف ليبيا المركزي", F2)
    qtbot.waitUntil(lambda: bool(desk.said))
    (row,) = desk.ask(journal_page, JournalFilter()).rows
    line = desk.ask(view_entry, row.id).lines[0]
    assert line.amount == 485_000
    assert line.foreign == Foreign("USD", 10_000, "4.85", "مصرف ليبيا المركزي")


def test_a_line_in_another_currency_is_not_balanced_by_guessing(form, typing):
    typing(form, *head(), "5113", ENTER, "10", ENTER, "1122", ENTER, F9)
    assert form.model.text(1, "debit") == ""
    assert form.banner.text()


def test_a_form_that_is_closed_keeps_its_draft(qtbot, desk, form, typing):
    typing(form, *head("قبل الإغلاق"))
    form.hide()
    qtbot.waitUntil(lambda: not desk.work.busy)
    assert from_json(desk.ask(list_drafts)[0].content).narration == "قبل الإغلاق"


def test_a_blank_form_makes_no_draft(qtbot, desk, form, typing):
    typing(form, "+", "-")
    settle(qtbot, desk, form)
    assert desk.ask(list_drafts) == ()


def test_a_draft_is_thrown_away(qtbot, desk, form, typing):
    typing(form, *head())
    settle(qtbot, desk, form)
    form.discard()
    qtbot.waitUntil(lambda: not desk.work.busy)
    assert desk.ask(list_drafts) == ()
    assert form.voucher().blank


def test_a_draft_that_is_still_being_written_is_thrown_away_as_well(qtbot, desk, form, typing):
    typing(form, *head())
    form.keeper.flush()
    form.discard()
    qtbot.waitUntil(lambda: form.voucher().blank and not desk.work.busy)
    assert desk.ask(list_drafts) == ()
    assert form.keeper.draft_id is None


def drawn(form):
    lines = (
        TypedLine("5113", debit="376.500", fund="GEN", project="P01", memo="حبر وورق"),
        TypedLine("5111", debit="1,250.750", fund="GEN", memo="مرتب مارس"),
        TypedLine("5113", debit="99.000", fund="EU"),
        TypedLine("1111", credit="1,627.250", fund="GEN"),
    )
    form.start(
        TypedVoucher(Series.PAYMENT, "2025-03-15", "شراء قرطاسية ومرتبات", "ف-17", "", lines)
    )
    form.grid.enter(2, "debit")


@pytest.mark.screens
@pytest.mark.parametrize("tongue", ["ar", "en"])
def test_the_form_is_drawn(form, speak, grab, tongue):
    speak(tongue)
    form.resize(1366 - 220, 768 - 110)
    drawn(form)
    assert not grab(form, f"entry-form-{tongue}-light").isNull()
    form.model.set_text(1, "debit", "1.2345")
    form.model.set_text(4, "account", "1122")
    form.model.set_text(4, "foreign", "100")
    form.model.set_text(4, "rate", "4.85")
    form.post()
    assert not grab(form, f"entry-form-refused-{tongue}-light").isNull()


def test_the_rate_of_the_day_is_proposed_and_an_old_one_says_its_age(qtbot, desk, form, typing):
    for rate, day in (("4.80", dt.date(2025, 1, 5)), ("4.85", dt.date(2025, 5, 31))):
        desk.ask(add_rate, NewRate("USD", day, rate, "CBL"))
    typing(form, ENTER, "", ENTER, "تحويل", ENTER)
    typing(form, "1122", ENTER)
    qtbot.waitUntil(lambda: form.model.line(0).rate == "4.85")
    assert form.head.field("rate_source").text() == "CBL"
    assert form.banner.isHidden()
    form.model.set_text(0, "rate", "")
    form.head.field("day").setText("2025-02-01")
    qtbot.waitUntil(lambda: form.model.line(0).rate == "4.8")
    qtbot.waitUntil(lambda: "2025-01-05" in form.banner.text())
