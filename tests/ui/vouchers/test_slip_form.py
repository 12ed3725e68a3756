"""Receipt, payment and transfer under the keyboard alone: typed, withheld, posted, refused, kept."""

import datetime as dt
import time

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.dimensions import NewBranch, NewFundLine, NewPartner, PartnerKind
from desktop.domain.ledger.entry import Series
from desktop.domain.ledger.journal_list import JournalFilter
from desktop.domain.ledger.rates.table import NewRate
from desktop.domain.ledger.voucher import PaymentMethod
from desktop.services.ledger.add_masters import (
    add_branch,
    add_fund_line,
    add_partner,
)
from desktop.services.ledger.drafts import list_drafts, save_draft
from desktop.services.ledger.rates.rates import add_rate
from desktop.services.ledger.read_journal import journal_page, view_entry
from desktop.services.ledger.set_account_use import set_account_use
from desktop.services.ledger.vouchers.list_cheques import list_cheques
from desktop.services.trust.erase_person import erase_person
from desktop.store.queries.beside import load_voucher
from desktop.ui.screens.ledger.entry_form import EntryForm
from desktop.ui.screens.ledger.voucher.typed import from_json, to_json
from desktop.ui.screens.ledger.vouchers.slip_form import SlipForm
from tests.ui.ledger.conftest import TODAY

ENTER, F2, F6, F8 = Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_F6, Qt.Key.Key_F8


@pytest.fixture
def shown(desk, qtbot):
    """`shown(series)` opens the form of a series with the keyboard on the day."""

    def show(series, today=TODAY):
        made = SlipForm(desk.context, series, today=lambda: today)
        qtbot.addWidget(made)
        made.resize(1150, 640)
        with qtbot.waitExposed(made):
            made.show()
        made.activateWindow()
        made.head.begin()
        return made

    return show


def posted(desk, qtbot):
    """Wait for the toast and return the newest entry with its head."""
    qtbot.waitUntil(lambda: bool(desk.said))
    row = desk.ask(journal_page, JournalFilter()).rows[0]
    entry = desk.ask(view_entry, row.id)
    with desk.session.book.inspect() as conn:
        return entry, load_voucher(conn, entry.id)


def by_code(desk, entry):
    codes = {each: code for code, each in desk.ledger.accounts.items()}
    return [(codes[line.account_id], line.amount) for line in entry.lines]


def test_a_payment_of_four_lines_is_typed_and_posted_by_keys_alone(qtbot, desk, shown, typing):
    begun = time.monotonic()
    form = shown(Series.PAYMENT)
    typing(form, ENTER, "محل الأمل", ENTER, "1111", ENTER, "قرطاسية وضيافة", ENTER, ENTER)
    typing(form, "5113", ENTER, "3*125.500", ENTER)
    typing(form, "5111", ENTER, "1250.750", ENTER)
    typing(form, "5113", ENTER, "٩٩", ENTER)
    typing(form, "5112", ENTER, "10", ENTER)
    assert form.foot.texts()[-1] == "1,736.250"
    assert "ألف" in form.foot.words()
    typing(form, F2)
    entry, head = posted(desk, qtbot)
    assert time.monotonic() - begun < 20
    assert by_code(desk, entry) == [
        ("5113", 376_500),
        ("5111", 1_250_750),
        ("5113", 99_000),
        ("5112", 10_000),
        ("1111", -1_736_250),
    ]
    assert (entry.series, entry.day, entry.narration) == (Series.PAYMENT, TODAY, "قرطاسية وضيافة")
    assert (head.method, head.party_name) == (PaymentMethod.CASH, "محل الأمل")
    assert desk.ask(list_drafts) == ()
    assert form.voucher().blank
    assert form.voucher().slip.account == "1111"


def test_a_receipt_names_a_party_of_the_directory_and_its_lines_too(qtbot, desk, shown, typing):
    desk.ask(add_partner, NewPartner("D01", "مؤسسة الخير", "Charity", PartnerKind.DONOR))
    form = shown(Series.RECEIPT)
    typing(form, ENTER, "الخير", ENTER, "1111", ENTER, "تبرع", ENTER, ENTER)
    typing(form, "4211", ENTER, "500", ENTER, F2)
    entry, head = posted(desk, qtbot)
    assert by_code(desk, entry) == [("4211", -500_000), ("1111", 500_000)]
    assert head.party_name == ""
    assert head.partner_id == entry.lines[0].partner_id is not None


def test_a_cheque_goes_with_a_bank_account(qtbot, desk, shown, typing):
    form = shown(Series.PAYMENT)
    typing(form, ENTER, "مورد", ENTER, "1121", ENTER)
    assert form.head.typed().method == "cheque"
    typing(form, "٠٠٤٥", ENTER, ENTER, "إيجار", ENTER, ENTER, "5112", ENTER, "900", ENTER, F2)
    entry, head = posted(desk, qtbot)
    (cheque,) = desk.ask(list_cheques)
    assert (cheque.number, cheque.amount, cheque.entry_id) == ("0045", 900_000, entry.id)
    assert head.cheque_number == "٠٠٤٥"


def test_a_tax_is_withheld_and_gross_and_net_are_in_view(qtbot, desk, shown, typing):
    form = shown(Series.PAYMENT)
    typing(form, ENTER, "مورد", ENTER, ENTER, "أتعاب", ENTER, ENTER, "5113", ENTER, "1000", ENTER)
    typing(form, F6, "1000*5/100", ENTER)
    assert form.foot.texts() == ("1,000.000", "50.000", "950.000")
    typing(form, F2)
    entry, _ = posted(desk, qtbot)
    amounts = [line.amount for line in entry.lines]
    assert amounts == [1_000_000, -50_000, -950_000]


def test_a_transfer_takes_only_own_accounts(qtbot, desk, shown, typing):
    form = shown(Series.TRANSFER)
    typing(form, ENTER, "1121", ENTER, "7", ENTER, ENTER, "تغذية الخزينة", ENTER, ENTER)
    typing(form, "5113", ENTER, "300", ENTER, F2)
    assert form.banner.text()
    assert form.grid.place() == (0, "account")
    typing(form, "1111", F2)
    entry, _ = posted(desk, qtbot)
    assert by_code(desk, entry) == [("1111", 300_000), ("1121", -300_000)]


def test_each_fund_has_its_own_line_of_money(qtbot, desk, shown, typing):
    desk.ledger.post(("1111", 900_000, "EU"), ("4211", -900_000, "EU"))
    form = shown(Series.PAYMENT)
    typing(form, ENTER, "س", ENTER, ENTER, "مشترك", ENTER, ENTER, "5113", ENTER, "10", ENTER)
    typing(form, "5113", ENTER, "20", ENTER)
    form.model.set_text(1, "fund", "EU")
    typing(form, F2)
    entry, _ = posted(desk, qtbot)
    money = [(line.fund_id, line.amount) for line in entry.lines if line.amount < 0]
    assert money == [(desk.ledger.funds["GEN"], -10_000), (desk.ledger.funds["EU"], -20_000)]


def test_money_in_another_currency_asks_for_its_rate(qtbot, desk, shown, typing):
    masters = desk.context.masters()
    dollars = next(each for each in masters.accounts.values() if each.currency == "USD")
    desk.ask(set_account_use, dollars.id, AccountUse.BANK)
    form = shown(Series.PAYMENT)
    typing(form, ENTER, "خبير", ENTER, dollars.code, ENTER, "8", ENTER, ENTER, "أتعاب", ENTER)
    typing(form, ENTER, "4.85", ENTER, "مصرف ليبيا المركزي", ENTER, "5113", ENTER, "100", ENTER)
    assert form.foot.texts()[-1] == "100.00"
    typing(form, F2)
    entry, _ = posted(desk, qtbot)
    first, money = entry.lines
    assert (first.amount, first.foreign) == (485_000, None)
    assert (money.amount, money.foreign.amount, money.foreign.rate) == (-485_000, -10_000, "4.85")


def test_branch_and_budget_line_are_asked_only_where_the_book_has_such(desk, shown):
    form = shown(Series.PAYMENT)
    hidden = [form.grid.isColumnHidden(at) for at in (8, 9)]
    assert hidden == [True, True]
    desk.ask(add_branch, NewBranch("BEN", "بنغازي", "Benghazi"))
    desk.ask(add_fund_line, NewFundLine("EU-1", desk.ledger.funds["EU"], "سفر", "Travel"))
    again = shown(Series.PAYMENT)
    assert [again.grid.isColumnHidden(at) for at in (8, 9)] == [False, False]
    again.model.set_text(0, "branch", "BEN")
    assert from_json(to_json(again.voucher())).lines[0].branch == "BEN"


@pytest.mark.parametrize(
    ("keys", "key"),
    [
        ((ENTER, "س", ENTER, "1121", ENTER, ENTER, ENTER, "إيجار", ENTER), "cheque_number"),
        ((ENTER, "س", ENTER, ENTER), "narration"),
        ((ENTER, "س", ENTER, "1121", ENTER, F8, F8, "إيجار", ENTER), "account"),
    ],
)
def test_what_is_missing_is_said_in_its_place(desk, shown, typing, keys, key):
    form = shown(Series.PAYMENT)
    typing(form, *keys)
    form.model.set_text(0, "account", "5113")
    form.model.set_text(0, "debit", "5")
    typing(form, F2)
    assert form.banner.text()
    assert form.head.field(key).accessibleDescription()
    assert desk.said == []


def test_an_erased_party_is_refused_where_it_stands(qtbot, desk, shown, typing):
    desk.ask(add_partner, NewPartner("D01", "مؤسسة الخير", "Charity", PartnerKind.DONOR))
    form = shown(Series.RECEIPT)
    typing(form, ENTER, "الخير", ENTER, ENTER, "تبرع", ENTER, ENTER, "4211", ENTER, "5", ENTER)
    desk.ask(erase_person, "D01", reason="طلبه")
    typing(form, F2)
    qtbot.waitUntil(lambda: bool(form.banner.text()))
    assert form.head.field("party").accessibleDescription()
    assert desk.said == []


def test_what_is_typed_is_kept_and_opens_on_its_own_form(qtbot, desk, shown, typing):
    form = shown(Series.RECEIPT)
    typing(form, ENTER, "متبرع", ENTER)
    form.keeper.flush()
    qtbot.waitUntil(lambda: len(desk.ask(list_drafts)) == 1 and not desk.work.busy)
    (draft,) = desk.ask(list_drafts)
    assert from_json(draft.content).slip.party_name == "متبرع"
    journal = EntryForm(desk.context, today=lambda: TODAY)
    qtbot.addWidget(journal)
    journal.arrive({"draft": draft.id})
    qtbot.waitUntil(lambda: ("receipt-form", {"draft": draft.id}) in desk.went)
    other = shown(Series.RECEIPT)
    other.arrive({"draft": draft.id})
    qtbot.waitUntil(lambda: other.keeper.draft_id == draft.id)
    assert other.voucher().slip.party_name == "متبرع"
    form.keeper.begin()
    other.keeper.begin()


def test_a_half_typed_draft_comes_back_as_it_was(desk, shown):
    form = shown(Series.PAYMENT)
    voucher = from_json(
        '{"v":1,"series":"payment","day":"3/13","slip":{"account":"99","method":"cheque",'
        '"party":"X9","cheque_day":"soon","unknown":"x"},"lines":[{"account":"1?"}]}'
    )
    form.start(voucher)
    typed = form.voucher()
    assert (typed.day, typed.slip.account, typed.slip.cheque_day) == ("3/13", "99", "soon")
    assert typed.lines[0].account == "1?"
    form.post()
    assert form.banner.text()
    assert desk.said == []


def test_a_draft_of_an_older_version_opens_as_a_journal_entry(qtbot, desk):
    draft = desk.ask(save_draft, '{"v":1,"series":"payment","narration":"قديم","lines":[]}')
    journal = EntryForm(desk.context, today=lambda: dt.date(2025, 6, 1))
    qtbot.addWidget(journal)
    journal.arrive({"draft": draft})
    qtbot.waitUntil(lambda: journal.voucher().narration == "قديم")
    assert journal.voucher().slip is None


def test_earlier_narrations_are_recalled_and_taken_only_when_walked_to(qtbot, desk, shown, typing):
    for narration in ("شراء وقود للمولد", "شراء قرطاسية للمقر"):
        desk.ledger.post(("5113", 10), ("1111", -10), narration=narration)
    form = shown(Series.PAYMENT)
    edit = form.head.narration
    form.head.begin("narration")
    typing(form, "شراء")
    qtbot.waitUntil(lambda: len(edit.suggested()) == 2)
    typing(form, Qt.Key.Key_Down, ENTER)
    assert edit.text() == "شراء قرطاسية للمقر"
    assert form.head.field("reference").hasFocus()
    form.head.begin("narration")
    typing(form, "شراء")
    qtbot.waitUntil(lambda: len(edit.suggested()) == 2)
    typing(form, ENTER)
    assert edit.text() == "شراء"
    form.keeper.flush()
    qtbot.waitUntil(lambda: not desk.work.busy)


def test_the_rate_of_the_day_is_proposed_and_what_is_cleared_stays_clear(qtbot, desk, shown):
    desk.ask(add_rate, NewRate("USD", TODAY - dt.timedelta(days=1), "4.85", "المصرف المركزي"))
    form = shown(Series.PAYMENT)
    form.head.account.set_picked("1122")
    qtbot.waitUntil(lambda: form.head.field("rate").text() == "4.85")
    assert form.head.field("rate_source").text() == "المصرف المركزي"
    form.head.field("rate").clear()
    qtbot.waitUntil(lambda: not desk.work.busy)
    assert form.head.field("rate").text() == ""
    journal = EntryForm(desk.context, today=lambda: TODAY)
    qtbot.addWidget(journal)
    journal.model.set_text(0, "account", "1122")
    qtbot.waitUntil(lambda: journal.model.text(0, "rate") == "4.85")
    assert journal.voucher().rate_source == "المصرف المركزي"
    for each in (form, journal):
        each.keeper.flush()
        qtbot.waitUntil(lambda: not desk.work.busy)


@pytest.mark.parametrize("size", [0, 3 << 30])
def test_what_is_dropped_anywhere_is_attached_and_what_is_no_document_refused(
    qtbot, desk, shown, tmp_path, size
):
    bill, wrong = tmp_path / "bill.txt", tmp_path / "wrong.pdf"
    bill.write_bytes("فاتورة".encode())
    wrong.write_bytes(b"MZ\0")  # a program that calls itself a document
    if size:
        with wrong.open("wb") as file:
            file.truncate(size)
    form = shown(Series.PAYMENT)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (bill, wrong)])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(form, entering)
    assert entering.isAccepted()
    dropped = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(form, dropped)
    panel = form.documents.panel
    qtbot.waitUntil(lambda: bool(panel.banner.text()) and not desk.work.busy, timeout=20_000)
    assert not form.documents.isHidden()
    assert "wrong.pdf" in panel.banner.text()
    qtbot.waitUntil(lambda: [each.title for each in panel.documents] == ["bill"])
    assert form.keeper.draft_id is not None
