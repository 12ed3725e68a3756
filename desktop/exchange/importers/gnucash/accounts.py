"""The accounts of a GnuCash book: their full names, kinds, uses and currencies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from desktop.domain.currency import Currency, currency_of
from desktop.domain.errors import UserError
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.chart import AccountKind
from desktop.domain.ledger.imported import ImportedAccount
from desktop.exchange.importers.gnucash.source import child, text_of

_ROOT: Final = "ROOT"
_MONEY: Final = frozenset({"CURRENCY", "ISO4217"})
_DEEPEST: Final = 32

_KINDS: Final[Mapping[str, tuple[AccountKind, AccountUse | None]]] = {
    "BANK": (AccountKind.ASSET, AccountUse.BANK),
    "CASH": (AccountKind.ASSET, AccountUse.CASH_BOX),
    "ASSET": (AccountKind.ASSET, None),
    "STOCK": (AccountKind.ASSET, None),
    "MUTUAL": (AccountKind.ASSET, None),
    "RECEIVABLE": (AccountKind.ASSET, AccountUse.RECEIVABLE),
    "CREDIT": (AccountKind.LIABILITY, None),
    "LIABILITY": (AccountKind.LIABILITY, None),
    "PAYABLE": (AccountKind.LIABILITY, AccountUse.PAYABLE),
    "EQUITY": (AccountKind.NET_ASSETS, None),
    "TRADING": (AccountKind.NET_ASSETS, None),
    "INCOME": (AccountKind.INCOME, None),
    "EXPENSE": (AccountKind.EXPENSE, None),
}
"""The types of GnuCash (its documentation, "Account types") as what they are here."""


@dataclass(frozen=True, slots=True)
class GnucashAccount:
    """An account; `currency` is None where it holds shares or another thing that is no money."""

    path: str
    kind: AccountKind
    use: AccountUse | None
    currency: Currency | None
    note: str
    code: str = ""


@dataclass(slots=True)
class _Raw:
    name: str
    type: str
    parent: str
    space: str
    unit: str
    note: str
    code: str


class Accounts:
    """Takes the elements in, and answers by the identifier that splits name."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._raw: dict[str, _Raw] = {}
        self._found: dict[str, GnucashAccount] = {}

    def take(self, element: Element) -> None:
        """Take one account in."""
        unit = child(element, "act:commodity")
        self._raw[text_of(element, "act:id")] = _Raw(
            " ".join(text_of(element, "act:name").replace(":", "\u00b7").split()),
            text_of(element, "act:type"),
            text_of(element, "act:parent"),
            "" if unit is None else text_of(unit, "cmdty:space"),
            "" if unit is None else text_of(unit, "cmdty:id"),
            text_of(element, "act:description"),
            text_of(element, "act:code"),
        )

    def of(self, key: str) -> GnucashAccount:
        """Return the account with this identifier; raises UserError `gnucash-account`."""
        if key not in self._found:
            self._found[key] = self._made(key)
        return self._found[key]

    def used(self) -> tuple[ImportedAccount, ...]:
        """Return the accounts that were asked for, by their full names."""
        return tuple(
            ImportedAccount(each.path, each.kind, True, 0, each.note, use=each.use, code=each.code)
            for each in sorted(self._found.values(), key=lambda each: each.path)
        )

    def _made(self, key: str) -> GnucashAccount:
        raw = self._raw.get(key)
        if raw is None or raw.type not in _KINDS or not raw.name:
            named = key if raw is None else raw.name or key
            of = "" if raw is None else raw.type
            raise UserError("gnucash-account", file=self._file, account=named, kind=of)
        nature, use = _KINDS[raw.type]
        currency = currency_of(raw.unit) if raw.space in _MONEY else None
        note = "" if raw.note == raw.name else raw.note
        return GnucashAccount(self._path(key), nature, use, currency, note, raw.code)

    def _path(self, key: str) -> str:
        names: list[str] = []
        at = key
        while (raw := self._raw.get(at)) is not None and raw.type != _ROOT:
            names.append(raw.name)
            at = raw.parent
            if len(names) > _DEEPEST:
                raise UserError("gnucash-account", file=self._file, account=raw.name, kind="")
        return ":".join(reversed(names))
