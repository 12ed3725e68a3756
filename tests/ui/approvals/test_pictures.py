"""The screens of approvals drawn in both directions, at the size of an old laptop."""

import pytest
from PySide6.QtCore import Qt

from desktop.domain.trust.acting import Role
from desktop.services.trust.approvals.budget import NewBudgetLine, set_budget_line
from desktop.ui.screens.approvals.queue_screen import ApprovalsScreen
from desktop.ui.screens.approvals.rules_screen import RulesScreen
from desktop.ui.screens.ledger.entry_form import EntryForm
from tests.services.trust.approvals.conftest import SECRETS
from tests.ui.approvals.conftest import NOW
from tests.ui.approvals.test_queue import asked, settle
from tests.ui.ledger.conftest import TODAY

pytestmark = pytest.mark.screens

LANGUAGES = pytest.mark.parametrize("code", ["ar", "en"])


@pytest.fixture
def grab(grab, qapp):
    """Let Qt lay out and paint what is new, then take the picture."""

    def picture(widget, name):
        for _ in range(3):
            qapp.processEvents()
        return grab(widget, name)

    return picture


def fill(office):
    office.rule()
    office.rule(50_000_000, 2, frozenset({Role.CHAIR, Role.SECRETARY}), project_id=1)
    for amount, fund, narration in (
        (1_250_750, "GEN", "شراء قرطاسية ومستلزمات مكتبية لدورة مارس"),
        (17_500_000, "EU", "أجرة قاعة التدريب في بنغازي"),
        (930_000, "GEN", "ضيافة اجتماع مجلس الإدارة"),
        (64_000_000, "EU", "الدفعة الأولى من عقد المدرّبين"),
    ):
        office.propose(amount, fund, narration)


@LANGUAGES
def test_the_queue(qtbot, seat, show, grab, speak, typing, code):
    speak(code)
    fill(seat.office)
    seat.sit("O2")
    queue = show(ApprovalsScreen(seat.context, now=lambda: NOW))
    queue.tick()
    grab(queue, f"approvals-queue-{code}")
    queue.answering.approve(queue.chosen())
    dialog = asked(qtbot, queue.answering)
    grab(dialog, f"approvals-sign-{code}")
    typing(dialog, SECRETS["O2"])
    dialog.accept()
    settle(qtbot, seat)
    queue.views.set_key("history")
    queue.views.chosen.emit("history")
    settle(qtbot, seat)
    grab(queue, f"approvals-history-{code}")
    queue.answering.refuse(queue.current())
    grab(asked(qtbot, queue.answering), f"approvals-refuse-{code}")


@LANGUAGES
def test_the_empty_queue(seat, show, grab, speak, code):
    speak(code)
    queue = show(ApprovalsScreen(seat.context, now=lambda: NOW))
    grab(queue, f"approvals-empty-{code}")
    assert queue.none.isVisible()


@LANGUAGES
def test_the_rules(qtbot, seat, show, grab, speak, code):
    speak(code)
    page = show(RulesScreen(seat.context))
    grab(page, f"approvals-rules-empty-{code}")
    fill(seat.office)
    session = seat.office.session
    set_budget_line(session.book, session.by, NewBudgetLine("2025", 90_000_000))
    set_budget_line(
        session.book,
        session.by,
        NewBudgetLine("2025", 5_000_000, account_id=seat.office.ledger.accounts["51"]),
    )
    page._load()
    settle(qtbot, seat)
    grab(page, f"approvals-rules-{code}")
    page.new.click()
    grab(asked(qtbot, page), f"approvals-rule-new-{code}")
    page.dialog.reject()
    page.kinds.set_key("limits")
    page._on_kind()
    grab(page, f"approvals-limits-{code}")


@LANGUAGES
def test_the_voucher_that_needs_others(qtbot, seat, show, grab, speak, typing, code):
    speak(code)
    seat.office.rule()
    form = show(EntryForm(seat.context, today=lambda: TODAY))
    form.head.begin()
    enter = Qt.Key.Key_Return
    typing(form, enter, "ف-17", enter, "شراء قرطاسية", enter, "5113", enter, "12.5", enter)
    typing(form, "1111", enter, Qt.Key.Key_F9, enter)
    settle(qtbot, seat)
    grab(form, f"approvals-voucher-{code}")
    form.post()
    grab(asked(qtbot, form), f"approvals-send-{code}")
    form.consenting.dialog.reject()
