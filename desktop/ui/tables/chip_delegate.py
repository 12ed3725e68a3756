"""How a chip is drawn in a table: a short word on a quiet coloured pill."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.tables.cells import ValueRole
from desktop.ui.tables.column import Chip, Tone
from desktop.ui.tables.headed_model import Index
from desktop.ui.theme import palette

_HEIGHT: Final = 22
_PADDING: Final = 10
_MARGIN: Final = 8


class ChipDelegate(QStyledItemDelegate):
    """Draws a `Chip`: the pill first, then the word, both from the reading side."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row's ground as every cell has it, then the pill."""
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        text, plain.text = plain.text, ""
        style = plain.widget.style() if plain.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, plain.widget)
        chip = index.data(ValueRole)
        if not isinstance(chip, Chip):
            return
        ground, ink = tone_colours(chip.tone)
        width = plain.fontMetrics.horizontalAdvance(text) + 2 * _PADDING
        rect = plain.rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        pill = QStyle.alignedRect(
            plain.direction,
            Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter,
            QSize(min(width, rect.width()), _HEIGHT),
            rect,
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(pill), _HEIGHT / 2, _HEIGHT / 2)
        painter.setPen(ink)
        painter.setFont(plain.font)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()


def tone_colours(tone: Tone) -> tuple[QColor, QColor]:
    """Return the ground and the ink of a tone in the theme of now."""
    colours = palette()
    ground, ink = {
        Tone.NEUTRAL: (colours.sheet_alt, colours.muted),
        Tone.GOOD: (colours.success_soft, colours.success),
        Tone.WARNING: (colours.warning_soft, colours.warning),
        Tone.BAD: (colours.danger_soft, colours.danger),
        Tone.INFO: (colours.info_soft, colours.info),
    }[tone]
    return QColor(ground), QColor(ink)
