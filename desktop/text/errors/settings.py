"""The sentences of settings."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "setting-number": mark("{setting} must be a whole number from {least} to {most}."),
    "setting-value": mark("{setting} cannot be set to that. Choose one of the values offered."),
}
