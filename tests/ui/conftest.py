"""Every test of the window starts in Arabic and in light colours."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui.theme import Mode, apply_theme
from desktop.ui.words import language


@pytest.fixture(autouse=True)
def _arabic(qapp):
    apply_theme(QApplication.instance(), Mode.LIGHT)
    language().set("ar")
    yield
    language().set("ar")
