"""One area of navigation: its name, which folds and unfolds it, and its screens below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QWidget

from desktop.domain.isolates import isolate_ltr
from desktop.ui.shell.spec import Area, ScreenSpec
from desktop.ui.theme import Space, icon
from desktop.ui.widgets.text import column
from desktop.ui.words import ui_words


class AreaGroup(QWidget):
    """Unfolded at first; the area of the screen that is shown is always unfolded."""

    chosen = Signal(object)
    """The key of the screen that was asked for."""

    def __init__(
        self,
        area: Area,
        specs: Sequence[ScreenSpec],
        group: QButtonGroup,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._area = area
        self._folded = False
        self.caption = QToolButton()
        self.caption.setObjectName("area")
        self.caption.setIconSize(QSize(14, 14))
        self.caption.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.caption.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.caption.clicked.connect(lambda: self.fold(folded=not self._folded))
        self._counts: dict[str, int] = {}
        self._buttons = {spec.key: (spec, _button(spec, group)) for spec in specs}
        layout = column(2, 0, self)
        layout.setContentsMargins(0, Space.XS, 0, 0)
        layout.addWidget(self.caption)
        for spec, button in self._buttons.values():
            button.clicked.connect(lambda _=False, key=spec.key: self.chosen.emit(key))
            layout.addWidget(button)

    @property
    def folded(self) -> bool:
        """Whether only the name of the area is shown."""
        return self._folded

    def screens(self) -> tuple[str, ...]:
        """Return the keys of the screens, in order."""
        return tuple(self._buttons)

    def fold(self, *, folded: bool) -> None:
        """Show the name alone, or the screens as well; the one that is open stays in view."""
        self._folded = folded
        for _, button in self._buttons.values():
            button.setVisible(not folded or button.isChecked())
        self.paint()

    def check(self, key: str) -> bool:
        """Mark the screen called `key` and unfold, if it is one of this area; return whether."""
        if key not in self._buttons:
            return False
        self._buttons[key][1].setChecked(True)
        self.fold(folded=False)
        return True

    def show_count(self, key: str, count: int) -> None:
        """Show beside a screen how many things wait there; none shows nothing."""
        if key in self._buttons:
            self._counts[key] = count
            self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        words = ui_words()
        self.caption.setText(f"\u00a0{words(self._area.value)}")
        self.caption.setAccessibleName(words(self._area.value))
        for spec, button in self._buttons.values():
            title = words(spec.title)
            shown = words(spec.short) if spec.short else title
            count = self._counts.get(spec.key, 0)
            if count:
                shown = words("{name} ({count})", name=shown, count=isolate_ltr(count))
                title = words("{name}: {count} waiting", name=title, count=isolate_ltr(count))
            button.setText(f"\u00a0\u00a0{shown}")  # Qt puts the icon too near
            button.setToolTip(title if spec.short or count else "")
            button.setAccessibleName(title)
        self.paint()

    def paint(self) -> None:
        """Draw the icons in the colours of now."""
        side = "chevron-left" if ui_words().right_to_left else "chevron-right"
        self.caption.setIcon(icon(side if self._folded else "chevron-down", role="muted"))
        for spec, button in self._buttons.values():
            role = "accent" if button.isChecked() else "muted"
            button.setIcon(icon(spec.icon, role=role))


def _button(spec: ScreenSpec, group: QButtonGroup) -> QToolButton:
    button = QToolButton()
    button.setCheckable(True)
    button.setIconSize(QSize(18, 18))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    button.setObjectName(f"to-{spec.key}")
    group.addButton(button)
    return button
