"""What the forms of dues, bills and advances offer to choose from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from desktop.domain.ledger.account_use import MONEY, AccountUse
from desktop.domain.ledger.account_uses import used_as
from desktop.domain.ledger.chart import AccountKind
from desktop.domain.ledger.dimensions import PartnerKind
from desktop.ui.forms import Field, FieldKind
from desktop.ui.screens.ledger.voucher.usual_day import usual_day
from desktop.ui.shell.spec import Context
from desktop.ui.widgets.pick_edit import Choice
from desktop.ui.words import ui_words

Choices = Callable[[], tuple[Choice, ...]]
HOLDERS = frozenset({PartnerKind.STAFF, PartnerKind.MEMBER, PartnerKind.OTHER})


class _Named(Protocol):
    @property
    def id(self) -> int:
        """Its id in the book."""

    @property
    def code(self) -> str:
        """Its code."""

    @property
    def name_ar(self) -> str:
        """Its Arabic name."""

    @property
    def name_en(self) -> str:
        """Its Latin name."""


def of_names(found: Iterable[_Named]) -> tuple[Choice, ...]:
    """Return what is named as choices."""
    words = ui_words()
    return tuple(Choice(each.id, each.code, words.of(each.name_ar, each.name_en)) for each in found)


def partners(context: Context, kinds: frozenset[PartnerKind]) -> Choices:
    """Return the parties of some kinds that are in use."""
    return lambda: of_names(
        each for each in context.masters().partners.values() if each.active and each.kind in kinds
    )


def money(context: Context) -> Choices:
    """Return the cash boxes and bank accounts."""
    return lambda: of_names(used_as(context.masters().accounts, *MONEY))


def expenses(context: Context) -> Choices:
    """Return the accounts on which something bought can stand."""
    return lambda: of_names(
        each
        for each in context.masters().accounts.values()
        if each.active
        and each.postable
        and (each.kind is AccountKind.EXPENSE or each.use in _BOUGHT)
    )


_BOUGHT = frozenset({AccountUse.FIXED_ASSET, AccountUse.STOCK, AccountUse.PREPAYMENT})


def funds(context: Context) -> Choices:
    """Return the funds in use."""
    return lambda: of_names(each for each in context.masters().funds.values() if each.active)


def projects(context: Context) -> Choices:
    """Return the projects in use."""
    return lambda: of_names(each for each in context.masters().projects.values() if each.active)


def at_first(context: Context) -> Mapping[str, object]:
    """Return what stands in a form at first: the first cash box, and the usual day."""
    found = money(context)()
    day = usual(context)
    return {"money": found[0].id, "day": day} if found else {"day": day}


def usual(context: Context) -> dt.date:
    """Return the day that a fresh form begins with."""
    return usual_day(context.masters(), context.session.book.now().astimezone().date())


def pick(key: str, label: str, choices: Choices, *, required: bool = True) -> Field:
    """Return a field in which one of `choices` is picked."""
    return Field(key, label, FieldKind.PICK, required=required, choices=choices)


def amount(context: Context, key: str, label: str, *, required: bool = True) -> Field:
    """Return a field for an amount in the currency of the book."""
    return Field(key, label, FieldKind.AMOUNT, required=required, currency=context.currency)
