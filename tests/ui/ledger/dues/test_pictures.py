"""Every screen of dues, bills and advances, full and empty, in both directions."""

import pytest
from PySide6.QtCore import Qt

F5, F6, F7 = Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F7
LISTS = {
    "dues": ("owed", "classes", "members", "charges"),
    "items": ("receivables", "payables", "items"),
    "bills": ("due", "bills"),
    "advances": ("open", "holders", "all"),
}
FORMS = (
    ("dues", "owed", "charge"),
    ("dues", "owed", "receive"),
    ("dues", "owed", "waive"),
    ("bills", "bills", "enter"),
    ("advances", "open", "hand-out"),
    ("advances", "open", "account-for"),
)


def ready(qtbot, foundation):
    qtbot.waitUntil(lambda: not foundation.work.busy)


@pytest.mark.screens
@pytest.mark.parametrize("tongue", ["ar", "en"])
def test_lists_and_forms_are_drawn(qtbot, qapp, foundation, opened, speak, grab, tongue):
    speak(tongue)
    qapp.processEvents()
    for key, kinds in LISTS.items():
        screen = opened(key, foundation)
        for kind in kinds:
            screen.arrive({"kind": kind})
            ready(qtbot, foundation)
            assert not grab(screen, f"{key}-{kind}-{tongue}-light").isNull()
        for _, kind, deed in (form for form in FORMS if form[0] == key):
            screen.arrive({"kind": kind})
            ready(qtbot, foundation)
            screen.bars[kind].buttons[deed].click()
            qtbot.waitUntil(lambda at=screen: at.dialog is not None and at.dialog.isVisible())
            dialog = screen.dialog
            assert not grab(dialog, f"{key}-form-{deed}-{tongue}-light").isNull()
            assert dialog.height() < 740
            dialog.reject()
            qtbot.waitUntil(lambda at=screen: at.dialog is None)
        screen.close()


@pytest.mark.screens
def test_empty_lists_say_what_they_are_for(qtbot, desk, opened, grab):
    for key, kinds in LISTS.items():
        screen = opened(key, desk)
        for kind in kinds:
            screen.arrive({"kind": kind})
            qtbot.waitUntil(lambda: not desk.work.busy)
            assert screen.page.empty
        assert not grab(screen, f"{key}-empty-ar-light").isNull()
        screen.close()
