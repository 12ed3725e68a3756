"""The desk with a budget on it, and windows of the size of an old laptop."""

import datetime as dt

import pytest

from tests.services.ledger.budgets.budgets_made import adopt, draft


def settle(qtbot, desk):
    qtbot.waitUntil(lambda: not desk.work.busy)


@pytest.fixture
def show(qtbot, desk):
    """`show(widget)` shows it as the window would, with what it reads at first."""

    def made(widget):
        qtbot.addWidget(widget)
        widget.resize(1366 - 220, 768 - 110)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        settle(qtbot, desk)
        return widget

    return made


@pytest.fixture
def budget(desk):
    """An adopted budget, a draft that revises it, and what was spent."""
    ledger = desk.ledger
    draft(ledger, (60_000_000, "51"), (9_000_000, "5212", "GEN"), (90_000_000, "4312"))
    adopt(ledger)
    draft(ledger, (75_000_000, "51", "EU"), code="B25-2", copy_of="B25", note="بعد المنحة")
    ledger.post(("5113", 30_500_000, "GEN", "P01"), ("1111", -30_500_000))
    ledger.post(("5212", 9_750_000), ("1111", -9_750_000), day=dt.date(2025, 2, 1))
    ledger.post(("5215", 700_000), ("1111", -700_000), day=dt.date(2025, 4, 1))
    ledger.post(("1111", 41_000_000), ("4312", -41_000_000))
    return desk
