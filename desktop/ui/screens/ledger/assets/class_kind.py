"""The classes of assets, by which they are booked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.account_uses import used_as
from desktop.domain.ledger.assets.asset import AssetClass, NewAssetClass
from desktop.domain.trust.acting import Act
from desktop.services.ledger.assets.classes import add_class, list_classes
from desktop.services.ledger.read_journal import masters_of
from desktop.services.session import Session
from desktop.text.words import mark
from desktop.ui.forms import Field
from desktop.ui.screens.ledger.assets.making import CHANGES
from desktop.ui.screens.ledger.dues import choices
from desktop.ui.screens.ledger.dues.age_columns import name_of
from desktop.ui.screens.registers.kind import Question, RegisterKind, Values
from desktop.ui.shell.spec import Context
from desktop.ui.tables.column import Column, Kind
from desktop.ui.work.topic import Topic

_ABOUT: Final = mark("Assets of one class share their accounts and, as a rule, their life.")


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A class with the codes of its accounts."""

    kind: AssetClass
    accounts: tuple[str, str, str]


def _load(session: Session) -> Sequence[ClassRow]:
    accounts = masters_of(session.book, session.by).accounts
    return [
        ClassRow(
            each,
            (
                accounts[each.cost_account_id].code,
                accounts[each.accumulated_account_id].code,
                accounts[each.expense_account_id].code,
            ),
        )
        for each in list_classes(session.book, session.by)
    ]


def _used(context: Context, use: AccountUse) -> choices.Choices:
    return lambda: choices.of_names(used_as(context.masters().accounts, use))


def _fields(context: Context) -> tuple[Field, ...]:
    return (
        Field("code", mark("Code"), required=True),
        Field("name_ar", mark("Arabic name"), required=True),
        Field("name_en", mark("Latin name")),
        choices.pick("cost", mark("Account of cost"), _used(context, AccountUse.FIXED_ASSET)),
        choices.pick(
            "accumulated",
            mark("Account of accumulated depreciation"),
            _used(context, AccountUse.ACCUMULATED_DEPRECIATION),
        ),
        choices.pick(
            "expense", mark("Account of depreciation"), _used(context, AccountUse.DEPRECIATION)
        ),
        Field("life", mark("Life in months"), required=True, placeholder="60"),
    )


def _add(session: Session, values: Values) -> str:
    typed = values["life"].strip()
    new = NewAssetClass(
        values["code"],
        values["name_ar"],
        values["name_en"],
        values["cost"],
        values["accumulated"],
        values["expense"],
        int(typed) if typed.isdecimal() and len(typed) < 6 else 0,
    )
    add_class(session.book, session.by, new)
    return new.code


CLASSES: Final = RegisterKind(
    key="classes",
    title=mark("Classes of assets"),
    icon="list-tree",
    none=mark("No classes of assets yet"),
    about=_ABOUT,
    columns=(
        Column("code", mark("Code"), Kind.CODE, width=10, value=lambda row: row.kind.code),
        Column("name", mark("Name"), stretch=2, value=lambda row: name_of(row.kind)),
        Column("cost", mark("Cost"), Kind.CODE, value=lambda row: row.accounts[0]),
        Column("gathered", mark("Written off"), Kind.CODE, value=lambda row: row.accounts[1]),
        Column("expense", mark("Expense"), Kind.CODE, value=lambda row: row.accounts[2]),
        Column("life", mark("Life in months"), Kind.CODE, value=lambda row: str(row.kind.life)),
    ),
    load=_load,
    code_of=lambda row: str(row.kind.code),
    text_of=lambda row: f"{row.kind.code} {row.kind.name_ar} {row.kind.name_en}",
    adding=Question(
        title=mark("New class of assets"),
        about=_ABOUT,
        confirm=mark("Add the class"),
        fields=_fields,
        write=_add,
        said=mark("The class {code} is added."),
        changes=CHANGES,
        places={
            "code-empty": "code",
            "code-characters": "code",
            "asset-class-code-taken": "code",
            "name-empty": "name_ar",
            "asset-life": "life",
        },
    ),
    act=Act.MANAGE_ASSETS,
    topics=frozenset({Topic.ASSETS, Topic.CHART}),
)
