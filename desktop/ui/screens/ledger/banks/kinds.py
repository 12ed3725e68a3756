"""The register of bank accounts, and that of their statements beside it."""

from __future__ import annotations

from typing import Final

from desktop.domain.currency import currency_of
from desktop.domain.formats import format_amount
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.account_uses import used_as
from desktop.domain.ledger.banks.account import NewBankAccount
from desktop.domain.trust.acting import Act
from desktop.services.ledger.banks.accounts import (
    BankStanding,
    add_bank_account,
    change_bank_account,
    list_bank_accounts,
    set_bank_account_active,
)
from desktop.services.session import Session
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind
from desktop.ui.screens.ledger.banks.statement_kind import STATEMENTS
from desktop.ui.screens.registers.kind import Deed, Desk, Question, RegisterKind, Values
from desktop.ui.shell.spec import Context
from desktop.ui.tables.column import Chip, Column, Kind, Tone
from desktop.ui.widgets.pick_edit import Choice
from desktop.ui.words import ui_words
from desktop.ui.work.topic import Topic

_CHANGED: Final = frozenset({Topic.BANKS})
_ABOUT: Final = mark(
    "A bank account is the bank behind an account of the chart: its number, its money, who signs. "
    "Statements are taken in for it, and it is reconciled."
)
_PLACES: Final = {
    "bank-name-empty": "bank",
    "bank-iban": "iban",
    "bank-account-twice": "account",
    "bank-account-use": "account",
    "bank-account-currency": "currency",
    "bank-account-in-use": "currency",
    "unknown-currency": "currency",
}


def _fields(context: Context) -> tuple[Field, ...]:
    masters = context.masters()
    words = ui_words()

    def accounts() -> tuple[Choice, ...]:
        return tuple(
            Choice(each.id, each.code, words.of(each.name_ar, each.name_en))
            for each in used_as(masters.accounts, AccountUse.BANK)
        )

    return (
        Field(
            "account", mark("Account in the chart"), FieldKind.PICK, required=True, choices=accounts
        ),
        Field("bank", mark("Bank"), required=True),
        Field("branch", mark("Branch of the bank")),
        Field("number", mark("Number of the account")),
        Field("iban", mark("IBAN"), hint=mark("A file of another account is then refused.")),
        Field("currency", mark("Currency"), required=True, placeholder="LYD"),
        Field("signatories", mark("Signatories")),
        Field(
            "settled_until",
            mark("Reconciled before until"),
            FieldKind.DAY,
            hint=mark("Lines up to this day count as cleared; leave it empty for a new book."),
        ),
    )


def _new(values: Values, *, active: bool = True) -> NewBankAccount:
    return NewBankAccount(
        account_id=values["account"],
        bank=values["bank"],
        currency=values["currency"].strip().upper(),
        branch=values["branch"],
        number=values["number"],
        iban=values["iban"],
        signatories=values["signatories"],
        settled_until=values["settled_until"],
        active=active,
    )


def _add(session: Session, values: Values) -> str:
    number = add_bank_account(session.book, session.by, _new(values))
    found = list_bank_accounts(session.book, session.by)
    return next(each.account.code for each in found if each.account.id == number)


def _change(desk: Desk, each: BankStanding) -> None:
    account = each.account

    def write(session: Session, values: Values) -> str:
        change_bank_account(
            session.book, session.by, account.id, _new(values, active=account.active)
        )
        return account.code

    desk.ask(
        Question(
            mark("Change the bank account"),
            _ABOUT,
            mark("Save"),
            _fields,
            write,
            mark("The bank account {code} is saved."),
            _CHANGED,
            icon="landmark",
            values={
                "account": account.account_id,
                "bank": account.bank,
                "branch": account.branch,
                "number": account.number,
                "iban": account.iban,
                "currency": account.currency,
                "signatories": account.signatories,
                "settled_until": account.settled_until,
            },
            places=_PLACES,
        )
    )


def _import(desk: Desk, each: BankStanding) -> None:
    desk.context.go("bank-statement", {"account": each.account.code})


def _reconcile(desk: Desk, each: BankStanding) -> None:
    desk.context.go("reconciliation", {"account": each.account.code})


def _turn(desk: Desk, each: BankStanding) -> None:
    session, account = desk.context.session, each.account
    desk.context.work.write(
        lambda: set_bank_account_active(
            session.book, session.by, account.id, active=not account.active
        ),
        lambda _: desk.reload(),
        changes=_CHANGED,
    )


def _in_use(each: BankStanding) -> bool:
    return each.account.active


def _out_of_use(each: BankStanding) -> bool:
    return not each.account.active


def _state(each: BankStanding) -> Chip:
    if not each.account.active:
        return Chip(mark("No longer used"))
    if each.opened is not None:
        return Chip(mark("under way"), Tone.INFO)
    if each.finished is None:
        return Chip(mark("Never reconciled"), Tone.WARNING)
    return Chip(mark("Reconciled"), Tone.GOOD)


ACCOUNTS: Final = RegisterKind(
    key="accounts",
    title=mark("Bank accounts"),
    icon="landmark",
    none=mark("No bank account yet"),
    about=_ABOUT,
    columns=(
        Column("code", mark("Code"), Kind.CODE, width=9, value=lambda row: row.account.code),
        Column(
            "name",
            mark("Name"),
            stretch=2,
            width=18,
            value=lambda row: ui_words().of(row.account.name_ar, row.account.name_en),
        ),
        Column("bank", mark("Bank"), stretch=2, width=14, value=lambda row: row.account.bank),
        Column(
            "number",
            mark("Number of the account"),
            Kind.CODE,
            stretch=1,
            width=24,
            value=lambda row: row.account.iban or row.account.number,
        ),
        Column(
            "balance",
            mark("Balance of the book"),
            Kind.CODE,
            width=15,
            value=lambda row: format_amount(row.balance, currency_of(row.account.currency)),
        ),
        Column(
            "currency", mark("Currency"), Kind.CODE, width=7, value=lambda row: row.account.currency
        ),
        Column(
            "until",
            mark("Reconciled until"),
            Kind.DAY,
            width=11,
            value=lambda row: None if row.finished is None else row.finished.last_day,
        ),
        Column("state", mark("State"), Kind.BADGE, width=13, value=_state),
    ),
    load=lambda session: list_bank_accounts(session.book, session.by),
    code_of=lambda row: str(row.account.code),
    text_of=lambda row: (
        f"{row.account.code} {row.account.name_ar} {row.account.name_en} {row.account.bank}"
        f" {row.account.number} {row.account.iban}"
    ),
    adding=Question(
        mark("New bank account"),
        _ABOUT,
        mark("Enter it"),
        _fields,
        _add,
        mark("The bank account {code} is saved."),
        _CHANGED,
        icon="landmark",
        places=_PLACES,
    ),
    act=Act.MANAGE_CHART,
    deeds=(
        Deed("reconcile", mark("Reconcile"), "scale", _reconcile, "F8"),
        Deed("import", mark("Take in a statement"), "download", _import, "F7", Act.RECONCILE),
        Deed("change", mark("Change"), "sliders-horizontal", _change, "F4", Act.MANAGE_CHART),
        Deed(
            "aside", mark("Put out of use"), "archive", _turn, "F9", Act.MANAGE_CHART, when=_in_use
        ),
        Deed(
            "again", mark("Use again"), "undo-2", _turn, "F10", Act.MANAGE_CHART, when=_out_of_use
        ),
    ),
    opens=lambda context, row: context.go("reconciliation", {"account": row.account.code}),
    topics=frozenset({Topic.BANKS, Topic.ENTRIES, Topic.CHART}),
)


KINDS: Final = (ACCOUNTS, STATEMENTS)
