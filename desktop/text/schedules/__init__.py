"""What the schedules say; one module per schedule has `KEY` and `WORDS`."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from desktop.text.schedules.words import ScheduleWords

_NOT_ONE = "words"


def _collect() -> Mapping[str, ScheduleWords]:
    """Join the words of every module beside this one, by the key of its schedule."""
    found: dict[str, ScheduleWords] = {}
    for module in iter_modules(__path__):
        if module.name != _NOT_ONE:
            said = import_module(f"{__name__}.{module.name}")
            found[said.KEY] = said.WORDS
    return MappingProxyType(found)


SCHEDULES: Mapping[str, ScheduleWords] = _collect()
