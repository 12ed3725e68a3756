"""How Sijill looks: `apply_theme(app, mode)`, tokens, icons. docs/DESIGN.md shows it."""

from desktop.ui.theme.apply import apply_theme
from desktop.ui.theme.icons import icon, pixmap
from desktop.ui.theme.state import palette, theme_state
from desktop.ui.theme.tokens import ROW_HEIGHT, Mode, Space, Type

__all__ = [
    "ROW_HEIGHT",
    "Mode",
    "Space",
    "Type",
    "apply_theme",
    "icon",
    "palette",
    "pixmap",
    "theme_state",
]
