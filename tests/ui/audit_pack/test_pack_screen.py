"""The audit pack in the window: made by keys, stopped without a trace, refused with a sentence."""

import pytest
from PySide6.QtCore import Qt

from desktop.domain.ledger.audit_pack import PackPart
from desktop.ui.screens.audit.pack_screen import AuditPackScreen


@pytest.fixture
def screen(office, shown, tmp_path):
    (tmp_path / "out").mkdir()
    made = shown(AuditPackScreen(office.context))
    made.target.set_folder(tmp_path / "out")
    made.parts[PackPart.REPORTS].setChecked(False)
    return made


def test_made_with_one_key(qtbot, screen, typing, tmp_path):
    typing(screen, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: screen.made is not None, timeout=20_000)
    assert screen.made.path == tmp_path / "out/audit-pack-2025"
    assert (screen.made.path / "index.json").exists()
    assert not (screen.made.path / "reports").exists()
    assert screen.pages.currentIndex() == 1
    assert not screen.progress.isVisible()
    screen.again_button.click()
    assert screen.pages.currentIndex() == 0
    screen.zipped.setChecked(True)
    typing(screen, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: screen.made is not None, timeout=20_000)
    assert screen.made.path.name == "audit-pack-2025.zip"


def test_what_is_there_is_said_and_kept(qtbot, screen, typing, tmp_path):
    (tmp_path / "out/audit-pack-2025").mkdir()
    typing(screen, Qt.Key.Key_F2)
    qtbot.waitUntil(screen.fault.isVisible, timeout=20_000)
    assert screen.made is None
    assert screen.make_button.isEnabled()


def test_stopped(qtbot, office, screen, tmp_path):
    screen.parts[PackPart.REPORTS].setChecked(True)
    screen.make()
    screen.cancel()
    qtbot.waitUntil(screen.make_button.isEnabled, timeout=20_000)
    assert screen.made is None
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.screens
@pytest.mark.parametrize("tongue", ["ar", "en"])
def test_drawn(qtbot, screen, speak, grab, tongue):
    speak(tongue)
    assert not grab(screen, f"audit-pack-{tongue}-light").isNull()
    screen.parts[PackPart.REPORTS].setChecked(True)
    screen.make()
    qtbot.waitUntil(lambda: screen.made is not None, timeout=60_000)
    assert not grab(screen, f"audit-pack-made-{tongue}-light").isNull()
