"""Find accounts, funds, projects, partners and branches by what a table calls them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from desktop.domain.codes import spelled_code
from desktop.domain.errors import UserError
from desktop.domain.folding import fold
from desktop.domain.ledger.imports.mapping import Meaning, TableMapping
from desktop.domain.ledger.masters import Masters


class _Known:
    """One kind of record by code, and by name where only one has it."""

    def __init__(self, rows: Iterable[Any], more: Mapping[str, str]) -> None:
        self._codes: dict[str, int] = {}
        self._names: dict[str, int | None] = {}
        for row in rows:
            self._codes[row.code] = row.id
            for name in {_folded(row.name_ar), _folded(row.name_en)} - {""}:
                self._names[name] = None if name in self._names else row.id
        self._more = {_folded(said): code for said, code in more.items()}

    def find(self, text: str) -> int | None:
        said = self._more.get(_folded(text), text)
        code = self._codes.get(_spelled(said))
        return code if code is not None else self._names.get(_folded(said))


class KnownNames:
    """Everything that rows of a table can name; `mapping.accounts` are other names of accounts."""

    def __init__(self, masters: Masters, mapping: TableMapping) -> None:
        none: Mapping[str, str] = {}
        postable = (each for each in masters.accounts.values() if each.postable)
        self._known = {
            Meaning.ACCOUNT: _Known(postable, dict(mapping.accounts)),
            Meaning.FUND: _Known(masters.funds.values(), none),
            Meaning.PROJECT: _Known(masters.projects.values(), none),
            Meaning.PARTNER: _Known(masters.partners.values(), none),
            Meaning.BRANCH: _Known(masters.branches.values(), none),
        }

    def find(self, meaning: Meaning, text: str) -> int:
        """Return the id; raises UserError `import-cell-unknown` (fields `what`, `text`)."""
        found = self._known[meaning].find(text)
        if found is None:
            raise UserError("import-cell-unknown", what=meaning, text=text)
        return found


def _folded(text: str) -> str:
    return " ".join(fold(text).split())


def _spelled(text: str) -> str:
    try:
        return spelled_code(text)
    except UserError:
        return text
