"""The accounts that a journal declares or uses, and what kind each seems to be."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Final, cast

from desktop.domain.errors import UserError
from desktop.domain.ledger.chart import AccountKind
from desktop.domain.ledger.imported import ImportedAccount
from desktop.exchange.importers.ledger_journal.comments import read_comment
from desktop.exchange.importers.ledger_journal.commodities import journal_words
from desktop.exchange.importers.ledger_journal.place import Place

_TYPES: Final = {
    "a": AccountKind.ASSET,
    "asset": AccountKind.ASSET,
    "c": AccountKind.ASSET,
    "cash": AccountKind.ASSET,
    "l": AccountKind.LIABILITY,
    "liability": AccountKind.LIABILITY,
    "e": AccountKind.NET_ASSETS,
    "equity": AccountKind.NET_ASSETS,
    "v": AccountKind.NET_ASSETS,
    "conversion": AccountKind.NET_ASSETS,
    "r": AccountKind.INCOME,
    "revenue": AccountKind.INCOME,
    "income": AccountKind.INCOME,
    "x": AccountKind.EXPENSE,
    "expense": AccountKind.EXPENSE,
}
"""hledger's account types, as letters and as words."""


@dataclass(slots=True)
class Declared:
    """An account directive while its comments are still being read."""

    line: int
    kind: AccountKind | None = None
    comments: list[str] = field(default_factory=list)


class Chart:
    """All accounts of one journal; shared by its files."""

    def __init__(self) -> None:
        self.declared: dict[str, Declared] = {}
        self.aliases: dict[str, str] = {}

    def declare(self, name: str, at: Place) -> Declared:
        """Return the declaration of `name`, made at the first directive that names it."""
        return self.declared.setdefault(name, Declared(at.line))

    def comment(self, account: Declared, text: str, at: Place) -> None:
        """Add a comment to a declaration; a `type:` tag in it says the kind."""
        account.comments.append(text)
        for tag, value in read_comment(text)[1]:
            if tag == "type":
                kind = _TYPES.get(value.lower())
                if kind is None:
                    raise UserError(
                        "journal-account-type", file=at.file, line=at.line, text=at.text
                    )
                account.kind = kind

    def freeze(self, used: dict[str, int]) -> tuple[ImportedAccount, ...]:
        """Return declared accounts in their order, then the others by name.

        `used` gives the line where each account is first posted to.
        """
        names = [*self.declared, *sorted(used.keys() - self.declared.keys())]
        return tuple(self._account(name, used.get(name, 0)) for name in names)

    def _account(self, name: str, line: int) -> ImportedAccount:
        declared = self.declared.get(name)
        read = [read_comment(text) for text in declared.comments] if declared else []
        return ImportedAccount(
            path=name,
            kind=self._kind(name),
            declared=declared is not None,
            line_number=declared.line if declared else line,
            note="\n".join(text for text, _ in read if text),
            tags=tuple(tag for _, tags in read for tag in tags),
        )

    def _kind(self, name: str) -> AccountKind | None:
        """Return the type of the nearest account above that has one, else what the name says."""
        above = name
        while above:
            declared = self.declared.get(above)
            if declared is not None and declared.kind is not None:
                return declared.kind
            above = above.rpartition(":")[0]
        return _kinds_by_name().get(name.partition(":")[0].strip().casefold())


@cache
def _kinds_by_name() -> dict[str, AccountKind]:
    words = cast("dict[str, list[str]]", journal_words()["kinds"])
    return {name.casefold(): AccountKind(kind) for kind, names in words.items() for name in names}
