"""What an asset stands at over its life: a line that falls from cost to residual value."""

from __future__ import annotations

import datetime as dt
from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.formats import format_amount, format_day
from desktop.domain.ledger.assets.depreciation import first_month, schedule
from desktop.services.ledger.assets.list_assets import AssetFile
from desktop.ui.theme import Space, palette, theme_state
from desktop.ui.words import language, ui_words

_HEIGHT: Final = 132


class ValuePicture(QWidget):
    """The plan as a line, what is written off so far as the filled part above it.

    What it shows stands in its accessible description and in the figures beside it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file: AssetFile | None = None
        self.points: tuple[tuple[int, int], ...] = ()
        """Months since the beginning, and what it stands at then, in minor units."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        language().changed.connect(self.retranslate)
        theme_state().changed.connect(self.update)

    def show_file(self, file: AssetFile) -> None:
        """Show the life of an asset."""
        asset = file.state.asset
        months = schedule(asset.depreciable, asset.life, asset.in_service, file.begins)
        falls = ((n, asset.cost - each.accumulated) for n, each in enumerate(months, start=1))
        self._file, self.points = file, ((0, asset.cost), *falls)
        self.retranslate()

    def retranslate(self) -> None:
        """Say in words what the picture shows."""
        file, words = self._file, ui_words()
        if file is None:
            return
        asset = file.state.asset
        self.setAccessibleName(words("What the asset stands at over its life"))
        self.setAccessibleDescription(
            words(
                "From {cost} to {residual}, by {day}",
                cost=format_amount(asset.cost, file.currency),
                residual=format_amount(asset.residual, file.currency),
                day=format_day(self.last_day()),
            )
        )
        self.update()

    def last_day(self) -> dt.date:
        """Return the first day of the last month of its life."""
        if self._file is None:
            return dt.date.min
        asset = self._file.state.asset
        year, month = first_month(asset.in_service, self._file.begins)
        last = year * 12 + month - 2 + asset.life
        return dt.date(last // 12, last % 12 + 1, 1)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a low, wide picture."""
        return QSize(360, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ground line, the plan and where the asset is."""
        file = self._file
        if file is None:
            return
        colours, painter = palette(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        asset = file.state.asset
        line = QPolygonF([self._at(month, value) for month, value in self.points])
        painter.setPen(QPen(QColor(colours.line_strong), 1))
        painter.drawLine(self._at(0, 0), self._at(asset.life, 0))
        painter.setPen(QPen(QColor(colours.accent), 2))
        painter.drawPolyline(line)
        now = asset.cost - file.state.written_off
        month = next((month for month, value in self.points if value <= now), asset.life)
        here = self._at(month, now)
        painter.setPen(QPen(QColor(colours.line_strong), 1))
        painter.drawLine(here, self._at(month, 0))
        painter.setBrush(QColor(colours.accent))
        painter.setPen(QPen(QColor(colours.sheet), 2))
        painter.drawEllipse(here, 6, 6)
        painter.setPen(QColor(colours.muted))
        years = first_month(asset.in_service, file.begins)[0], self.last_day().year
        right, left = years if ui_words().right_to_left else reversed(years)
        area = self.rect().adjusted(Space.S, 0, -Space.S, 0)
        for year, side in (
            (right, Qt.AlignmentFlag.AlignRight),
            (left, Qt.AlignmentFlag.AlignLeft),
        ):
            flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignBottom
            painter.drawText(area, flags, str(year))

    def _at(self, month: int, value: int) -> QPointF:
        file = self._file
        if file is None:
            return QPointF()
        asset = file.state.asset
        width, height = self.width() - 2 * Space.M, self.height() - 2 * Space.L
        x = Space.M + width * month / asset.life
        if ui_words().right_to_left:
            x = self.width() - x
        return QPointF(x, Space.S + height * (asset.cost - value) / asset.cost)
