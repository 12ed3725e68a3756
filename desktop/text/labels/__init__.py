"""What the fixed choices of the domain are called; one module per area fills the registry."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from desktop.text.words import Words


def _collect() -> Mapping[Enum, str]:
    """Join the `LABELS` of every module beside this one."""
    found: dict[Enum, str] = {}
    for module in iter_modules(__path__):
        found |= import_module(f"{__name__}.{module.name}").LABELS
    return MappingProxyType(found)


LABELS: Mapping[Enum, str] = _collect()
"""A test asks that every member of these enums stands here."""


def label(choice: Enum, words: Words, /, **fields: object) -> str:
    """Return what `choice` is called in this language."""
    return words(LABELS[choice], **fields)
