"""Which columns of which records are about a person, and so can be erased."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PERSONAL: Final[Mapping[str, tuple[str, ...]]] = {
    "partner": ("name_ar", "name_en"),
}
"""By table. Officers are not among them: their names stand in the certificates with which what
they signed is verified, for as long as it has to be kept."""


def nameless(code: str) -> str:
    """Return what stands in the place of an erased name: the code alone, in any language."""
    return f"[{code}]"
