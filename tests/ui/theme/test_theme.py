"""The palette can be read by everybody, the style sheet mirrors, the icons and faces are there."""

import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop import resources
from desktop.ui.theme import Mode, apply_theme, icon, theme_state
from desktop.ui.theme.apply import FACE, style_sheet
from desktop.ui.theme.contrast import contrast
from desktop.ui.theme.tokens import EDGE_PAIRS, PALETTES, TEXT_PAIRS, Palette


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_every_text_can_be_read(mode, text, ground):
    colours = PALETTES[mode]
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize(("edge", "ground"), EDGE_PAIRS)
def test_every_edge_that_means_something_can_be_seen(mode, edge, ground):
    colours = PALETTES[mode]
    assert contrast(getattr(colours, edge), getattr(colours, ground)) >= 3


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_every_token_of_the_style_sheet_is_filled():
    for mode in Mode:
        assert "$" not in style_sheet(mode)


def test_every_picture_of_the_style_sheet_is_there():
    for mode in Mode:
        named = re.findall(r'url\("([^"]+)"\)', style_sheet(mode))
        assert named
        assert all(Path(each).is_file() for each in named)


def test_the_style_sheet_is_symmetric():
    template = resources.path("theme/sijill.qss").read_text(encoding="utf-8")
    assert not re.search(r"-(left|right)\b", template)


def test_colours_stand_only_in_the_palette():
    template = resources.path("theme/sijill.qss").read_text(encoding="utf-8")
    assert not re.search(r"#[0-9A-Fa-f]{6}\b", template)
    for colours in PALETTES.values():
        for each in fields(Palette):
            assert re.fullmatch(r"#[0-9A-F]{6}", getattr(colours, each.name))


def test_the_bundled_face_has_what_arabic_needs(qapp):
    apply_theme(QApplication.instance(), Mode.LIGHT)
    assert FACE in QFontDatabase.families()
    metrics = QFontMetrics(QApplication.font())
    for letter in "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئىةڨ٠١٢٣٤٥٦٧٨٩0123456789ً،؛؟٫٬":
        assert metrics.inFontUcs4(ord(letter)), letter


def test_every_icon_can_be_drawn_and_has_its_licence(qapp):
    folder = resources.path("icons")
    names = [file.stem for file in folder.glob("*.svg")]
    assert len(names) > 30
    assert (folder / "LICENSE-lucide.txt").exists()
    for name in names:
        drawn = icon(name).pixmap(24, 24).toImage()
        assert any(
            drawn.pixelColor(x, y).alpha()
            for x in range(drawn.width())
            for y in range(drawn.height())
        ), name


def ink_at_left(image):
    return sum(
        image.pixelColor(x, y).alpha()
        for x in range(image.width() // 2)
        for y in range(image.height())
    )


def test_a_pointing_icon_turns_with_the_window(qapp):
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    plain = icon("arrow-left", mirrored=True).pixmap(24, 24).toImage()
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    turned = icon("arrow-left", mirrored=True).pixmap(24, 24).toImage()
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert ink_at_left(plain) > 2 * ink_at_left(turned)
    assert abs(ink_at_left(plain) - ink_at_left(turned.flipped(Qt.Orientation.Horizontal))) < 200


def test_the_mode_is_told_to_those_who_paint(qapp, qtbot):
    with qtbot.waitSignal(theme_state().changed):
        apply_theme(QApplication.instance(), Mode.DARK)
    assert theme_state().mode is Mode.DARK
    apply_theme(QApplication.instance(), Mode.LIGHT)


def test_the_parts_of_the_window_load_without_the_database():
    code = (
        "import sys, desktop.ui.theme, desktop.ui.widgets.dialogs, desktop.ui.forms\n"
        "print('sqlalchemy' in sys.modules, 'reportlab' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["False", "False"]
