"""What records and their columns are called, as the audit trail and findings name them.

One module per area has `SUBJECTS`, `COLUMNS` and `KINDS`; a word named twice is named alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType


def _collect(name: str) -> Mapping[str, str]:
    """Join one mapping of every module beside this one; one key with two names is a bug."""
    found: dict[str, str] = {}
    for module in iter_modules(__path__):
        for key, text in getattr(import_module(f"{__name__}.{module.name}"), name).items():
            if found.setdefault(key, text) != text:
                raise ValueError(f"two names for {key}")
    return MappingProxyType(found)


SUBJECTS: Mapping[str, str] = _collect("SUBJECTS")
"""By the part of a subject before the first colon; `key` is the rest."""

COLUMNS: Mapping[str, str] = _collect("COLUMNS")
"""By the name of a column or of an event's field; a test walks every logged table."""

KINDS: Mapping[str, str] = _collect("KINDS")
"""Kinds of record by which the trail can be filtered, the ones that people ask for."""
