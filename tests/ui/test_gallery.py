"""The gallery can be drawn in both directions and both modes; `make screens` keeps it."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui.theme import Mode, apply_theme
from desktop.ui.words import language
from tests.ui.gallery import gallery


@pytest.mark.screens
@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("code", ["ar", "en"])
def test_the_gallery(qtbot, grab, code, mode):
    language().set(code)
    apply_theme(QApplication.instance(), mode)
    page = gallery()
    qtbot.addWidget(page)
    page.show()
    picture = grab(page, f"gallery-{code}-{mode.value}")
    colours = {picture.pixelColor(x, y).name() for x in range(0, 1300, 7) for y in range(0, 900, 7)}
    assert len(colours) > 12
