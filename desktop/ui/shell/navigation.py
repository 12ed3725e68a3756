"""The list of areas and screens along the edge where reading starts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QSizePolicy, QToolButton, QWidget

from desktop.ui.shell.spec import Area, ScreenSpec
from desktop.ui.theme import Space, icon, theme_state
from desktop.ui.widgets.text import Text, column
from desktop.ui.words import language, ui_words

WIDTH = 208


class Navigation(QFrame):
    """Only what is registered is shown: an area without screens is absent, not greyed."""

    chosen = Signal(object)
    """The key of the screen that was asked for."""

    def __init__(self, specs: Sequence[ScreenSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setFixedWidth(WIDTH)
        self._captions: list[tuple[Area, Text]] = []
        self._buttons: dict[str, tuple[ScreenSpec, QToolButton]] = {}
        self._group = QButtonGroup(self)
        inner = QWidget()
        layout = column(2, Space.S, inner)
        shown = [spec for spec in specs if spec.in_navigation]
        for area in Area:
            here = [spec for spec in shown if spec.area is area]
            if not here:
                continue
            caption = Text("", "small")
            caption.setContentsMargins(Space.M, Space.M, Space.M, Space.XS)
            self._captions.append((area, caption))
            layout.addWidget(caption)
            for spec in here:
                layout.addWidget(self._button(spec))
        layout.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        outer = column(0, 0, self)
        outer.addWidget(scroll)
        language().changed.connect(self.retranslate)
        theme_state().changed.connect(self.retranslate)
        self.retranslate()

    def keys(self) -> tuple[str, ...]:
        """Return the keys of the screens shown, in order: Ctrl+1 is the first."""
        return tuple(self._buttons)

    def show_current(self, key: str) -> None:
        """Mark the screen that is shown; one that is not listed leaves the mark where it is."""
        if key in self._buttons:
            self._buttons[key][1].setChecked(True)
        self._paint()

    def retranslate(self) -> None:
        """Say everything in the current language and colours."""
        words = ui_words()
        for area, caption in self._captions:
            caption.setText(words(area.value))
        for spec, button in self._buttons.values():
            title = words(spec.title)
            shown = words(spec.short) if spec.short else title
            button.setText(f"\u00a0\u00a0{shown}")  # Qt puts the icon too near
            button.setToolTip(title if spec.short else "")
            button.setAccessibleName(title)
        self._paint()

    def _paint(self) -> None:
        for spec, button in self._buttons.values():
            role = "accent" if button.isChecked() else "muted"
            button.setIcon(icon(spec.icon, role=role))

    def _button(self, spec: ScreenSpec) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setIconSize(QSize(18, 18))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self._on_clicked(spec.key))
        self._group.addButton(button)
        self._buttons[spec.key] = (spec, button)
        return button

    def _on_clicked(self, key: str) -> None:
        self._paint()
        self.chosen.emit(key)
