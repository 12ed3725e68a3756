"""A column of sheets inside a scroll area that is never squeezed below what its texts need.

Qt asks a layout for its height before wrapped labels know their width; a sheet that comes or grows
later is then pressed into the old height. This one asks again whenever its layout or width changes.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

_WHEN = frozenset({QEvent.Type.LayoutRequest, QEvent.Type.Resize, QEvent.Type.Show})


class Tall(QWidget):
    """As tall as its layout wants to be at the width that it has."""

    def event(self, event: QEvent) -> bool:
        """Fit the height after whatever may have changed it."""
        done = super().event(event)
        layout = self.layout()
        if event.type() in _WHEN and layout is not None and layout.hasHeightForWidth():
            wanted = layout.totalHeightForWidth(self.width())
            if wanted != self.minimumHeight():
                self.setMinimumHeight(wanted)
        return done
