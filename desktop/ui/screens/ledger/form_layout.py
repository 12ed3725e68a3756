"""How the form of a voucher lies in the window: the banner, the sheet, the deeds below it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.ui.theme import Space
from desktop.ui.widgets.text import column, row


def lay_out_form(
    form: QWidget,
    banner: QWidget,
    sheets: tuple[QWidget, QWidget],
    deeds: tuple[QWidget, ...],
) -> None:
    """Lay out `form`: the first of `sheets` and the second of `deeds` take what room is left."""
    layout = column(Space.M, Space.L, form)
    layout.addWidget(banner)
    across = row(Space.M)
    across.addWidget(sheets[0], 1)
    across.addWidget(sheets[1])
    layout.addLayout(across, 1)
    below = row(Space.S)
    for at, each in enumerate(deeds):
        below.addWidget(each, 1 if at == 1 else 0)
    layout.addLayout(below)
