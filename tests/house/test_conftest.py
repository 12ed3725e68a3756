"""The shared fixtures: judges are found or the test fails; pictures are kept when asked for."""

from __future__ import annotations

import os

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel


def test_a_judge_is_found(foreign, tmp_path):
    assert foreign("sh").endswith("/sh")
    jar = tmp_path / "judge.jar"
    jar.touch()
    assert foreign(str(jar)) == str(jar)


def test_a_missing_judge_fails_and_says_what_to_do(foreign):
    with pytest.raises(pytest.fail.Exception, match=r"no-such-judge.*tools/bootstrap\.py test"):
        foreign("no-such-judge")


def test_no_window_is_shown_unless_asked(request):
    asked = request.config.getoption("--onscreen")
    assert asked or os.environ["QT_QPA_PLATFORM"] == "offscreen"


@pytest.fixture
def kept(request, tmp_path, monkeypatch):
    monkeypatch.setattr(request.config.option, "screens", str(tmp_path / "screens"))
    return tmp_path / "screens"


def test_pictures_are_kept_when_asked_for(kept, grab, qtbot):
    label = QLabel("Sijill")
    qtbot.addWidget(label)
    picture = grab(label, "label-en")
    saved = QImage(str(kept / "label-en.png"))
    assert not picture.isNull()
    assert saved.size() == picture.size()
