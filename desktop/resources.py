"""Find shipped data (fonts, icons, templates, catalogues) wherever the program happens to live."""

from __future__ import annotations

import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parent


def _root(folder: str) -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / folder
    packaged = _HERE / f"_{folder}"
    return packaged if packaged.is_dir() else _HERE.parent / folder


def path(name: str) -> Path:
    """Return the file or folder `name` (slashes, relative) below `resources/`."""
    return _root("resources") / name


def catalogues() -> Path:
    """Return the folder that holds `<language>/LC_MESSAGES/sijill.mo`."""
    return _root("i18n")
