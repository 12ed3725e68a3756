"""The list of reports beside the one that is shown, in groups."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from desktop.domain.ledger.reports import ReportGroup
from desktop.text.labels import label
from desktop.text.report_names import report_title
from desktop.ui.words import language, ui_words

WIDTH: Final = 244
_ROW_HEIGHT: Final = 28
_GROUP_HEIGHT: Final = 32
_KEY: Final = int(Qt.ItemDataRole.UserRole)
_LEADING: Final = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
_LOW: Final = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignBottom


class ReportList(QListWidget):
    """Arrows go from report to report; the names of groups are passed over."""

    chosen = Signal(str)
    """The name of the report that is current now."""

    def __init__(
        self, reports: Iterable[tuple[str, ReportGroup]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("reports")
        self.setFixedWidth(WIDTH)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        known = tuple(reports)
        for group in ReportGroup:
            names = [name for name, of in known if of is group]
            if names:
                self._add_group(group)
            for name in names:
                item = QListWidgetItem(self)
                item.setData(_KEY, name)
                item.setSizeHint(QSize(0, _ROW_HEIGHT))
                item.setTextAlignment(_LEADING)
        self.currentItemChanged.connect(self._on_current)
        language().changed.connect(self.retranslate)
        self.retranslate()

    def _add_group(self, group: ReportGroup) -> None:
        item = QListWidgetItem(self)
        item.setData(_KEY, group)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setSizeHint(QSize(0, _GROUP_HEIGHT))
        item.setTextAlignment(_LOW)
        font = QFont(self.font())
        font.setPixelSize(12)
        font.setWeight(QFont.Weight.DemiBold)
        item.setFont(font)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the reports, in order."""
        keys = (self.item(at).data(_KEY) for at in range(self.count()))
        return tuple(key for key in keys if isinstance(key, str))

    @property
    def name(self) -> str:
        """The name of the current report."""
        item = self.currentItem()
        return "" if item is None else str(item.data(_KEY))

    def choose(self, name: str) -> None:
        """Make the report called `name` current, if there is one."""
        for at in range(self.count()):
            if self.item(at).data(_KEY) == name:
                self.setCurrentRow(at)
                return

    def retranslate(self) -> None:
        """Say every title in the language of now."""
        words = ui_words()
        self.setAccessibleName(words("Reports"))
        for at in range(self.count()):
            item = self.item(at)
            key = item.data(_KEY)
            text = report_title(key, words) if isinstance(key, str) else label(key, words)
            item.setText(text)
            item.setToolTip(text)

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(str(item.data(_KEY)))
