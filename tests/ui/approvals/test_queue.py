"""The queue under the keyboard: looked at, ticked, signed at once, refused, opened again."""

import io

import pytest
from PIL import Image
from PySide6.QtCore import Qt

from desktop.domain.trust.acting import Role
from desktop.domain.trust.approvals import ProposalStatus
from desktop.domain.trust.controls import Strictness
from desktop.domain.trust.settings import Setting
from desktop.services.archive.add_document import add_document
from desktop.services.trust.approvals.approve import approve
from desktop.services.trust.approvals.consent import overrides_of_entry
from desktop.services.trust.approvals.listing import list_proposals
from desktop.services.trust.settings import change_setting
from desktop.ui.screens.approvals.queue_screen import ApprovalsScreen
from desktop.ui.work.topic import Topic
from tests.services.trust.approvals.conftest import SECRETS
from tests.ui.approvals.conftest import NOW

ENTER, ESCAPE, SPACE, DOWN = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Space,
    Qt.Key.Key_Down,
)
F2, F6, F7, F8 = Qt.Key.Key_F2, Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F8


@pytest.fixture
def queue(seat, show):
    seat.office.rule()
    for amount, narration in ((5_000, "شراء قرطاسية"), (7_500, "أجرة نقل"), (9_000, "ضيافة")):
        seat.office.propose(amount, narration=narration)
    seat.sit("O2")
    return show(ApprovalsScreen(seat.context, now=lambda: NOW))


def settle(qtbot, seat):
    qtbot.waitUntil(lambda: not seat.work.busy)


def asked(qtbot, holder):
    """Wait for the window that asks, and give it the keyboard as a desktop does."""

    def dialog():
        return getattr(getattr(holder, "consenting", holder), "dialog", None)

    qtbot.waitUntil(lambda: dialog() is not None and dialog().isVisible())
    found = dialog()
    found.activateWindow()
    qtbot.waitUntil(found.isActiveWindow)
    return found


def states(seat):
    session = seat.office.session
    return {each.id: each.status for each in list_proposals(session.book, session.by)}


def test_two_are_ticked_and_signed_with_one_passphrase(qtbot, seat, queue, typing):
    typing(queue, SPACE, DOWN, DOWN, SPACE)
    assert [row.tick != "" for row in queue.rows.rows] == [True, False, True]
    typing(queue, F8)
    dialog = asked(qtbot, queue.answering)
    typing(dialog, SECRETS["O2"], ENTER)
    qtbot.waitUntil(lambda: bool(seat.said))
    settle(qtbot, seat)
    waits, posted = ProposalStatus.WAITING, ProposalStatus.POSTED
    assert states(seat) == {1: posted, 2: waits, 3: posted}
    assert seat.said == ["رُحّل قيدان."]
    queue.refresh(frozenset({Topic.APPROVALS}))
    settle(qtbot, seat)
    assert [row.narration for row in queue.rows.rows] == ["أجرة نقل"]


def test_a_wrong_passphrase_is_said_in_its_place_and_the_right_one_follows(
    qtbot, seat, queue, typing
):
    typing(queue, F8)
    dialog = asked(qtbot, queue.answering)
    typing(dialog, "خطأ", ENTER)
    settle(qtbot, seat)
    assert queue.answering.dialog is dialog
    assert set(states(seat).values()) == {ProposalStatus.WAITING}
    dialog.form.set_values({"passphrase": ""})
    typing(dialog, SECRETS["O2"], ENTER)
    qtbot.waitUntil(lambda: bool(seat.said))
    assert states(seat)[1] is ProposalStatus.POSTED


def test_the_voucher_and_its_words_stand_beside_the_list(queue, typing):
    row = queue.rows.rows[0]
    assert row.wanting == "اعتماد واحد"
    assert row.age == "يومان"
    assert [line.debit for line in queue.voucher.lines.rows] == [5_000, None]
    assert "O1" in queue.voucher.answers.text()
    typing(queue, DOWN)
    assert [line.debit for line in queue.voucher.lines.rows] == [7_500, None]


def test_refused_with_a_reason_and_opened_again_by_the_maker(qtbot, seat, queue, show, typing):
    typing(queue, F7)
    dialog = asked(qtbot, queue.answering)
    typing(dialog, ENTER, ENTER)
    assert dialog.isVisible()  # a reason is wanted
    dialog.form.focus("reason")
    typing(dialog, "لا فاتورة", ENTER, SECRETS["O2"], F2)
    qtbot.waitUntil(lambda: bool(seat.said))
    settle(qtbot, seat)
    assert states(seat)[1] is ProposalStatus.REFUSED
    seat.sit("O1")
    mine = show(ApprovalsScreen(seat.context, now=lambda: NOW))
    assert not mine.approve.isEnabled()
    typing(mine, F6)
    settle(qtbot, seat)
    mine.table.pick(2)
    assert "لا فاتورة" in mine.voucher.answers.text()
    assert not mine.reopen.isHidden()
    mine.reopen.click()
    qtbot.waitUntil(lambda: bool(seat.went))
    assert seat.went[0][0] == "entry-form"


def test_the_maker_may_only_withdraw(qtbot, seat, queue, show, typing):
    seat.sit("O1")
    mine = show(ApprovalsScreen(seat.context, now=lambda: NOW))
    typing(mine, SPACE, F8, F7)
    assert mine.answering.dialog is None
    assert [row.tick for row in mine.rows.rows] == ["", "", ""]
    mine.withdraw.click()
    qtbot.waitUntil(lambda: bool(seat.said))
    assert states(seat)[1] is ProposalStatus.WITHDRAWN


def test_a_control_that_blocks_is_passed_over_by_the_chair_with_a_reason(qtbot, seat, show, typing):
    office = seat.office
    session = seat.sit("O1")
    change_setting(session.book, session.by, Setting.FUND_CONTROL, Strictness.BLOCK.value)
    office.propose(400, "EU")
    seat.sit("O2")
    queue = show(ApprovalsScreen(seat.context, now=lambda: NOW))
    typing(queue, F8)
    typing(asked(qtbot, queue.answering), SECRETS["O2"], ENTER)
    settle(qtbot, seat)
    dialog = asked(qtbot, queue.answering)
    typing(dialog, "قرار المجلس", ENTER, SECRETS["O2"], ENTER)
    qtbot.waitUntil(lambda: bool(seat.said))
    (kept,) = overrides_of_entry(office.session.book, office.session.by, 1)
    assert (kept.officer, kept.reason) == ("O2", "قرار المجلس")


def test_nothing_waiting_says_what_the_place_is_for(qtbot, seat, show):
    queue = show(ApprovalsScreen(seat.context))
    assert queue.none.isVisible()
    assert not queue.table.isVisible()


def test_one_of_two_signatures_leaves_it_waiting_for_the_other(qtbot, seat, show, typing):
    seat.office.rule(1_000, 2, frozenset({Role.CHAIR, Role.SECRETARY}))
    number = seat.office.propose()
    seat.sit("O2")
    queue = show(ApprovalsScreen(seat.context, now=lambda: NOW))
    typing(queue, F8)
    typing(asked(qtbot, queue.answering), SECRETS["O2"], ENTER)
    qtbot.waitUntil(lambda: bool(seat.said))
    assert seat.said == ["واحد ينتظر غيرك."]
    queue.refresh(frozenset({Topic.APPROVALS}))
    settle(qtbot, seat)
    assert not queue.approve.isEnabled()
    approve(seat.office.sit("O3"), [number], passphrase=SECRETS["O3"])
    assert states(seat)[number] is ProposalStatus.POSTED


def test_the_scan_lies_beside_the_voucher_where_one_is_attached(qtbot, seat, show, typing):
    seat.office.rule()
    scanned, bare = seat.office.propose(5_000), seat.office.propose(6_000)
    scan = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(scan, "PNG")
    add_document(
        seat.office.session, scan.getvalue(), title="فاتورة", attach_to=f"proposal:{scanned}"
    )
    seat.sit("O2")
    queue = show(ApprovalsScreen(seat.context, now=lambda: NOW))
    qtbot.waitUntil(queue.side.documents.isVisible)
    assert [each.title for each in queue.side.documents.documents] == ["فاتورة"]
    typing(queue, DOWN)
    qtbot.waitUntil(lambda: not queue.side.documents.isVisible())
    assert queue.current().id == bare
    settle(qtbot, seat)
