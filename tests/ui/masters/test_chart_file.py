"""An own chart comes in from the chart's screen, after a question, or is refused aloud."""

import pytest
from PySide6.QtCore import Qt

from desktop.services.ledger.chart_balances import chart_balances
from desktop.ui.screens.ledger import chart_file
from desktop.ui.screens.ledger.chart import ChartScreen

HEAD = "code,name_ar,name_en,kind,parent,function,currency,postable\n"


@pytest.fixture
def press(desk, qtbot, tmp_path, monkeypatch, typing):
    """`press(rows, agrees=True)` chooses a file of these rows by F7 and answers the question."""
    screen = ChartScreen(desk.context)
    qtbot.addWidget(screen)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    qtbot.waitUntil(lambda: not desk.work.busy)
    screen.table.setFocus()

    def choose(rows, *, agrees):
        path = tmp_path / "chart.csv"
        path.write_text(HEAD + rows, encoding="utf-8")
        dialog = type("Chosen", (), {"getOpenFileName": lambda *_: (str(path), "")})
        monkeypatch.setattr(chart_file, "QFileDialog", dialog)
        monkeypatch.setattr(chart_file, "ask", lambda *_: agrees)
        typing(screen, Qt.Key.Key_F7)
        qtbot.waitUntil(lambda: not desk.work.busy)

    return choose


def codes(desk):
    return {each.account.code for each in desk.ask(chart_balances)}


def test_the_accounts_of_the_file_come_in(desk, press):
    press("9,حسابات نظامية,,asset,,,,no\n91,كفالات,,asset,9,,,\n", agrees=True)
    assert {"9", "91"} <= codes(desk)
    assert desk.said == ["أُضيف حسابان إلى الدليل."]


def test_a_no_adds_nothing(desk, press):
    before = codes(desk)
    press("9,حسابات نظامية,,asset,,,,no\n", agrees=False)
    assert codes(desk) == before


def test_a_bad_file_is_refused_aloud(desk, press):
    refused, before = [], codes(desk)
    desk.work.refused.connect(refused.append)
    press("9,حسابات نظامية,,asset,,,,no\n1111,مكرر,,asset,,,,\n", agrees=True)
    assert [error.key for error in refused] == ["account-code-taken"]
    assert codes(desk) == before
