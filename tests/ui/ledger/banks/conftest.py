"""A desk with a bank account; screens in the size of an old laptop."""

import pytest

from tests.services.ledger.banks.made import bank_of


@pytest.fixture
def bank(desk, tmp_path):
    return bank_of(desk.ledger, tmp_path)


@pytest.fixture
def month(bank):
    """A month: a gift and two cheques in the book; the bank knows one cheque, and its own fee."""
    bank.pay(400_000, "2025-03-20", reference="D9")
    bank.pay(-150_000, "2025-03-10", cheque="000123")
    bank.pay(-60_000, "2025-03-28", cheque="000124")
    bank.take(
        ("2025-03-14", "عمولة كشف حساب", "", -2_500),
        ("2025-03-15", "صك 123", "123", -150_000),
        ("2025-03-22", "إيداع", "D9", 400_000),
        opening=0,
    )
    return bank


@pytest.fixture
def shown(desk, qtbot):
    """Show a screen as the window does, with everything that it reads."""

    def show(make):
        made = make(desk.context)
        qtbot.addWidget(made)
        made.resize(1366 - 220, 768 - 110)
        with qtbot.waitExposed(made):
            made.show()
        made.activateWindow()
        qtbot.waitUntil(lambda: not desk.work.busy)
        return made

    return show


@pytest.fixture
def settle(qtbot, desk):
    """Wait until nothing is under way, and give the keyboard back to the screen."""

    def wait(screen=None):
        qtbot.waitUntil(lambda: not desk.work.busy)
        if screen is not None:
            screen.activateWindow()
            qtbot.waitUntil(screen.isActiveWindow)

    return wait
