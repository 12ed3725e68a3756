"""The words of imports that were taken back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop.text.words import mark

SUBJECTS: Final[Mapping[str, str]] = {"import_undo": mark("undoing of an import {key}")}
COLUMNS: Final[Mapping[str, str]] = {"batch_id": mark("Import"), "undo_id": mark("Undone by")}
KINDS: Final[Mapping[str, str]] = {"import_undo": mark("Undone imports")}
