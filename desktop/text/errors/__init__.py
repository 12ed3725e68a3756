"""The sentence that belongs to each `UserError` key; one module per area fills the registry."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from importlib import import_module
from pkgutil import iter_modules

from desktop.domain.errors import UserError
from desktop.text.labels import label
from desktop.text.words import Words


def _collect() -> Mapping[str, str]:
    """Join the `SENTENCES` of every module beside this one; a key named twice is a bug."""
    found: dict[str, str] = {}
    for module in iter_modules(__path__):
        for key, sentence in import_module(f"{__name__}.{module.name}").SENTENCES.items():
            if key in found:
                raise ValueError(f"two sentences for {key}")
            found[key] = sentence
    return found


SENTENCES: Mapping[str, str] = _collect()


def sentence(error: UserError, words: Words) -> str:
    """Return what to tell the person: what happened, where, and what to do next."""
    fields = {name: _shown(value, words) for name, value in error.fields.items()}
    return words(SENTENCES[error.key], **fields)


def _shown(value: object, words: Words) -> object:
    """Return a field as it is inserted: a fixed choice by its name, a reason by its sentence."""
    if isinstance(value, UserError):
        return sentence(value, words)
    if isinstance(value, Enum):
        return label(value, words)
    return value
