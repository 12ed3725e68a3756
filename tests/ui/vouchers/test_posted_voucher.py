"""A posted voucher on screen: its head and cheque, made void, duplicated, kept, printed."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from desktop.domain.ledger.entry import Series
from desktop.domain.ledger.voucher import PaymentMethod, Voucher
from desktop.domain.ledger.vouchers.cheque_return import ChequeReturn
from desktop.domain.ledger.vouchers.paper import PaperSize
from desktop.domain.ledger.year import PeriodStatus
from desktop.services.ledger.close_period import set_period
from desktop.services.ledger.reports.report import Asked
from desktop.services.ledger.vouchers.return_cheque import return_cheque
from desktop.services.ledger.vouchers.settle_cheque import clear_cheque
from desktop.services.ledger.vouchers.templates import list_templates
from desktop.services.ledger.vouchers.view_voucher import view_voucher
from desktop.ui.screens.ledger.entry_view import EntryView
from desktop.ui.screens.ledger.journal import JournalScreen
from desktop.ui.screens.ledger.voucher.typed import from_json
from desktop.ui.screens.ledger.vouchers.slip_form import SlipForm
from desktop.ui.screens.ledger.vouchers.typed_again import typed_of
from tests.ui.ledger.conftest import TODAY

ENTER, F2, F4, F6, F9 = (
    Qt.Key.Key_Return,
    Qt.Key.Key_F2,
    Qt.Key.Key_F4,
    Qt.Key.Key_F6,
    Qt.Key.Key_F9,
)
DAY = dt.date(2025, 3, 10)


def pay(desk, number="451"):
    head = Voucher(
        PaymentMethod.CHEQUE, party_name="مورد القرطاسية", cheque_number=number, cheque_day=DAY
    )
    return desk.ledger.post(
        ("5113", 1_000_000),
        ("2113", -50_000),
        ("1121", -950_000),
        day=DAY,
        series=Series.PAYMENT,
        narration="قرطاسية",
        voucher=head,
    ).entry_id


@pytest.fixture
def view(desk, qtbot):
    """`view(entry_id)` shows an entry."""
    made = EntryView(desk.context, today=lambda: TODAY)
    qtbot.addWidget(made)
    made.resize(1150, 660)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()

    def show(entry_id):
        made.arrive({"entry": entry_id})
        qtbot.waitUntil(lambda: made._entry() is not None and not desk.work.busy)
        return made

    return show


def test_the_head_and_the_cheque_are_shown(desk, view):
    entry = pay(desk)
    shown = view(entry)
    party, means, cheque = shown.head.texts()
    assert "مورد القرطاسية" in party
    assert "451" in means
    assert cheque == "معلّق"
    desk.ask(clear_cheque, 1, dt.date(2025, 3, 20))
    assert "2025-03-20" in view(entry).head.texts()[2]


def test_a_returned_cheque_says_so_on_its_voucher(desk, view):
    entry = pay(desk)
    desk.ask(return_cheque, 1, ChequeReturn(dt.date(2025, 3, 20), "لا رصيد"))
    shown = view(entry)
    assert "لا رصيد" in shown.head.texts()[2]
    assert not shown.link.isHidden()


def test_an_entry_without_a_head_shows_none(desk, view):
    posted = desk.ledger.post(("5113", 5), ("2211", -5))
    assert view(posted.entry_id).head.isHidden()


def test_f9_makes_it_void_with_a_reason_everywhere(qtbot, desk, view, typing):
    entry = pay(desk)
    shown = view(entry)
    typing(shown, F9, "كُتب مرتين", ENTER)
    qtbot.waitUntil(lambda: bool(desk.said))
    assert desk.ask(view_voucher, entry).void == "كُتب مرتين"
    shown = view(entry)
    assert "كُتب مرتين" in shown._reason.text()
    assert shown._state.text() == "ملغى"
    assert shown._void.isHidden()
    journal = JournalScreen(desk.context)
    qtbot.addWidget(journal)
    journal.resize(1100, 600)
    journal.show()
    qtbot.waitUntil(lambda: journal.model.rowCount() == 2 and not desk.work.busy)
    states = {journal.model.row(at).void for at in range(2)}
    assert states == {True, False}


def test_a_void_in_a_closed_month_proposes_the_open_one(qtbot, desk, view, typing):
    entry = pay(desk)
    for month in range(1, 8):
        desk.ask(set_period, "2025", month, PeriodStatus.CLOSED)
    shown = view(entry)
    typing(shown, F9)
    assert shown.voiding.form.values()["day"] == dt.date(2025, 8, 1)
    shown.voiding.form.set_values({"day": dt.date(2025, 7, 31), "reason": "خطأ"})
    shown.voiding._on_submitted()
    qtbot.waitUntil(lambda: not desk.work.busy)
    assert desk.said == []
    assert desk.ask(view_voucher, entry).void is None
    assert not shown.voiding.isHidden()


def test_what_takes_back_can_be_neither_void_nor_void_twice(qtbot, desk, view, typing):
    entry = pay(desk)
    shown = view(entry)
    typing(shown, F9, "خطأ", ENTER)
    qtbot.waitUntil(lambda: bool(desk.said))
    other = desk.ask(view_voucher, entry).entry.reversed_by
    shown = view(other)
    assert shown._void.isHidden()
    typing(shown, F9)
    assert shown.voiding.isHidden()
    assert shown._state.text() == "إلغاء"


def test_f6_opens_a_draft_like_it(qtbot, desk, view, typing):
    entry = pay(desk)
    typing(view(entry), F6)
    screen, args = desk.went[-1]
    assert screen == "payment-form"
    typed = from_json(args["content"])
    assert (typed.day, typed.slip.cheque_number) == ("", "")
    assert (typed.slip.account, typed.slip.party_name) == ("1121", "مورد القرطاسية")
    assert [(line.account, line.debit, line.credit) for line in typed.lines] == [
        ("5113", "1,000.000", ""),
        ("2113", "", "50.000"),
    ]
    form = SlipForm(desk.context, Series.PAYMENT, today=lambda: TODAY)
    qtbot.addWidget(form)
    form.arrive(args)
    assert form.foot.texts() == ("1,000.000", "50.000", "950.000")
    form.keeper.flush()
    qtbot.waitUntil(lambda: not desk.work.busy)


def test_a_journal_entry_is_typed_again_with_both_sides(desk):
    posted = desk.ledger.post(("5113", 5), ("2211", -5))
    voucher = desk.ask(view_voucher, posted.entry_id)
    typed = typed_of(voucher, desk.context.masters())
    assert typed.slip is None
    assert [(line.debit, line.credit) for line in typed.lines] == [("0.005", ""), ("", "0.005")]


def test_it_is_kept_as_a_template(qtbot, desk, view):
    shown = view(pay(desk))
    shown.tools.keep()
    dialog = shown.tools.dialog
    assert dialog.form.values()["name"] == "قرطاسية"
    dialog.form.set_values({"name": "قرطاسية شهرية"})
    dialog.accept()
    qtbot.waitUntil(lambda: bool(desk.said))
    (template,) = desk.ask(list_templates)
    assert template.name == "قرطاسية شهرية"
    desk.said.clear()
    shown.tools.keep()
    again = shown.tools.dialog
    again.form.set_values({"name": "قرطاسية شهرية"})
    again.accept()
    qtbot.waitUntil(lambda: not desk.work.busy)
    assert desk.said == []
    again.reject()


def test_f4_asks_for_the_paper_and_prints_counted(qtbot, desk, view, typing, tmp_path):
    shown = view(pay(desk))
    seen = []
    shown.tools.printing.paper.show_file = lambda path: seen.append(path) or True
    typing(shown, F4)
    qtbot.waitUntil(lambda: shown.tools.printing.question is not None)
    question = shown.tools.printing.question
    assert question.sizes.key() == PaperSize.A5.value
    question.sizes.set_key(PaperSize.A4.value)
    question.accept()
    qtbot.waitUntil(lambda: bool(seen), timeout=20_000)
    assert seen[0].read_bytes().startswith(b"%PDF")
    taken = tmp_path / "taken.pdf"
    taken.write_bytes(b"mine")
    shown.tools.printing.paper.save("x", Asked(), taken)
    qtbot.waitUntil(lambda: bool(shown.banner.text()), timeout=20_000)
    assert taken.read_bytes() == b"mine"
    with desk.session.book.inspect() as conn:
        assert conn.exec_driver_sql("SELECT count(*) FROM access").scalar_one() == 1
