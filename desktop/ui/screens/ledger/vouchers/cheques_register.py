"""The cheques of the book as lists: what is out, what was paid, what came back."""

from __future__ import annotations

from functools import partial
from typing import Final, cast

from desktop.domain.errors import UserError
from desktop.domain.formats import format_amount
from desktop.domain.isolates import isolate_ltr
from desktop.domain.ledger.vouchers.cheque import MAY_HAPPEN, ChequeEventKind, ChequeState
from desktop.domain.ledger.vouchers.cheque_return import ChequeReturn
from desktop.domain.trust.acting import Act
from desktop.domain.trust.controls import Control
from desktop.services.ledger.vouchers.list_cheques import ChequeRow, cheque_rows
from desktop.services.ledger.vouchers.return_cheque import (
    check_return,
    propose_return,
    return_cheque,
)
from desktop.services.ledger.vouchers.settle_cheque import clear_cheque, reopen_cheque
from desktop.services.ledger.write_entry import Posted
from desktop.services.session import Session
from desktop.services.trust.approvals.controls import Override
from desktop.services.trust.approvals.propose import ProposalMade
from desktop.text.labels import LABELS
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind
from desktop.ui.screens.approvals.consenting import Consenting, Deeds
from desktop.ui.screens.ledger.voucher_deeds import proposed_text
from desktop.ui.screens.registers.kind import Deed, Desk, Question, RegisterKind, Values
from desktop.ui.screens.registers.screen import RegisterScreen
from desktop.ui.shell.spec import Context
from desktop.ui.tables.column import Chip, Column, Kind, Tone
from desktop.ui.widgets.button import Kind as Weight
from desktop.ui.words import said, ui_words
from desktop.ui.work.topic import Topic

_TONES: Final = {
    ChequeState.OUTSTANDING: Tone.INFO,
    ChequeState.CLEARED: Tone.GOOD,
    ChequeState.RETURNED: Tone.BAD,
    ChequeState.CANCELLED: Tone.NEUTRAL,
}
_CHANGES: Final = frozenset({Topic.ENTRIES, Topic.APPROVALS})


def _state(row: ChequeRow) -> Chip:
    if row.unbooked:
        return Chip(mark("Returned, not booked"), Tone.WARNING)
    return Chip(LABELS[row.cheque.state], _TONES[row.cheque.state])


def _party(row: ChequeRow) -> str:
    if row.partner is None:
        return row.cheque.party_name
    return ui_words().of(row.partner.name_ar, row.partner.name_en)


def _account(row: ChequeRow) -> str:
    return ui_words().of(row.account.name_ar, row.account.name_en)


def _own(row: ChequeRow) -> int | None:
    return row.cheque.amount if row.account.currency is None else None


def _party_and_bank(row: ChequeRow) -> str:
    return " \u00b7 ".join(each for each in (_party(row), row.cheque.bank) if each)


def _account_and_amount(row: ChequeRow) -> str:
    """Return the account; with the amount where that is in a currency of its own."""
    if row.account.currency is None:
        return _account(row)
    amount = f"{row.currency.code} {format_amount(row.cheque.amount, row.currency)}"
    return f"{_account(row)} \u00b7 {isolate_ltr(amount)}"


def _may(kind: ChequeEventKind, row: ChequeRow) -> bool:
    return kind in MAY_HAPPEN[row.cheque.state]


def _may_return(row: ChequeRow) -> bool:
    return _may(ChequeEventKind.RETURNED, row) or row.unbooked


# Deeds ----------------------------------------------------------------------------------------


def _clear(desk: Desk, row: ChequeRow) -> None:
    def write(session: Session, values: Values) -> str:
        clear_cheque(session.book, session.by, row.cheque.id, values["day"])
        return row.cheque.number

    desk.ask(
        Question(
            title=mark("The bank paid this cheque"),
            about=mark("Note the day on which the statement of the bank shows it."),
            confirm=mark("Note it"),
            icon="check",
            fields=lambda _: (Field("day", mark("Day"), FieldKind.DAY, required=True),),
            write=write,
            said=mark("Cheque {code} is noted as paid."),
            changes=_CHANGES,
            values={"day": row.cheque.day},
            places={"cheque-event-day": "day"},
        )
    )


def _reopen(desk: Desk, row: ChequeRow) -> None:
    def write(session: Session, values: Values) -> str:
        reopen_cheque(session.book, session.by, row.cheque.id, values["reason"])
        return row.cheque.number

    desk.ask(
        Question(
            title=mark("Not paid after all"),
            about=mark("The cheque is outstanding again; both notes stay in the book."),
            confirm=mark("Note it"),
            icon="undo-2",
            fields=lambda _: (Field("reason", mark("Why"), required=True),),
            write=write,
            said=mark("Cheque {code} is outstanding again."),
            changes=_CHANGES,
        )
    )


def _return(desk: Desk, row: ChequeRow) -> None:
    def write(session: Session, values: Values) -> ChequeReturn:
        told = ChequeReturn(values["day"], values["reason"], values["fee"] or 0)
        check_return(session.book, session.by, row.cheque.id, told)
        return told

    desk.ask(
        Question(
            title=mark("The bank returned this cheque"),
            about=mark(
                "Its voucher is taken back by an entry of this day, and the fee of the bank is "
                "booked beside it. Both say for which cheque they are."
            ),
            confirm=mark("Book the return"),
            icon="undo-2",
            fields=lambda _: (
                Field("day", mark("Day"), FieldKind.DAY, required=True),
                Field("reason", mark("Reason given by the bank"), required=True),
                Field("fee", mark("Fee of the bank"), FieldKind.AMOUNT, currency=row.currency),
            ),
            write=write,
            said="",
            changes=frozenset(),
            values={"day": row.cheque.state_day or row.cheque.day, "reason": row.cheque.reason},
            places={
                "cheque-return-reason": "reason",
                "cheque-fee": "fee",
                "account-use-missing": "fee",
            },
            done=partial(_book_return, desk, row),
        )
    )


def _book_return(desk: Desk, row: ChequeRow, told: ChequeReturn) -> None:
    """Post what a return makes, or send it for approval."""
    context, cheque = desk.context, row.cheque
    session = context.session

    def post(accepted: frozenset[Control], override: Override | None) -> Posted:
        return return_cheque(
            session.book, session.by, cheque.id, told, accepted=accepted, override=override
        )

    def propose(passphrase: str, accepted: frozenset[Control]) -> ProposalMade:
        return propose_return(session, cheque.id, told, passphrase=passphrase, accepted=accepted)

    def on_posted(_: Posted) -> None:
        words = ui_words()
        context.toast(words("Cheque {number} is noted as returned.", number=cheque.number))

    def on_refused(error: UserError) -> None:
        context.toast(said(error))

    deeds = Deeds(
        post,
        propose,
        on_posted,
        lambda made: context.toast(proposed_text(made, ui_words())),
        on_refused,
        lambda: None,
    )
    owner = cast("ChequesScreen", desk)  # its lists are shown nowhere else
    owner.consenting = Consenting(context, owner, deeds)
    owner.consenting.start()


_DEEDS: Final = (
    Deed(
        "clear",
        mark("Paid by the bank"),
        "check",
        _clear,
        "F7",
        Act.RECONCILE,
        when=partial(_may, ChequeEventKind.CLEARED),
        weight=Weight.PRIMARY,
    ),
    Deed(
        "return",
        mark("Returned unpaid"),
        "undo-2",
        _return,
        "F8",
        Act.POST_ENTRY,
        when=_may_return,
    ),
    Deed(
        "reopen",
        mark("Not paid after all"),
        "rotate-ccw",
        _reopen,
        "F9",
        Act.RECONCILE,
        when=partial(_may, ChequeEventKind.REOPENED),
    ),
)
_COLUMNS: Final = (
    Column("number", mark("Number"), Kind.CODE, width=8, value=lambda row: row.cheque.number),
    Column("direction", mark("Direction"), width=6, value=lambda row: row.cheque.direction),
    Column("party", mark("Party"), stretch=3, width=12, value=_party_and_bank),
    Column("account", mark("Account"), stretch=3, width=14, value=_account_and_amount),
    Column("day", mark("Date"), Kind.DAY, width=10, value=lambda row: row.cheque.day),
    Column(
        "voucher",
        mark("Voucher"),
        Kind.CODE,
        width=9,
        value=lambda row: f"{row.cheque.entry_number} / {row.cheque.year_name}",
    ),
    Column("state", mark("State"), Kind.BADGE, width=12, value=_state),
    Column("since", mark("Since"), Kind.DAY, width=10, value=lambda row: row.cheque.state_day),
    Column("amount", mark("Amount"), Kind.AMOUNT, width=12, value=_own),
)


def _kind(key: str, title: str, none: str, states: tuple[ChequeState, ...]) -> RegisterKind:
    return RegisterKind(
        key=key,
        title=title,
        icon="file-check",
        none=none,
        about=mark(
            "Cheques come here from their vouchers. Note which ones the bank paid, and which came "
            "back: what follows is booked by itself."
        ),
        columns=_COLUMNS,
        load=lambda session: cheque_rows(session.book, session.by, states),
        code_of=lambda row: row.cheque.number,
        text_of=lambda row: " ".join(
            (row.cheque.number, _party(row), _account(row), row.cheque.bank, row.cheque.narration)
        ),
        deeds=_DEEDS,
        opens=lambda context, row: context.go("entry", {"entry": row.cheque.entry_id}),
        topics=frozenset({Topic.ENTRIES, Topic.APPROVALS, Topic.CHART}),
        sums=lambda rows: {"amount": sum(_own(row) or 0 for row in rows)},
    )


_NONE: Final = mark("No such cheque")
CHEQUES: Final = (
    _kind("outstanding", mark("Outstanding"), mark("No cheque is out"), (ChequeState.OUTSTANDING,)),
    _kind("cleared", mark("Cleared"), _NONE, (ChequeState.CLEARED,)),
    _kind("returned", mark("Returned unpaid"), _NONE, (ChequeState.RETURNED,)),
    _kind("cancelled", mark("Cancelled"), _NONE, (ChequeState.CANCELLED,)),
    _kind("all", mark("All"), _NONE, ()),
)


class ChequesScreen(RegisterScreen):
    """The lists of cheques; `consenting` takes a return past its approvals."""

    consenting: Consenting | None = None

    def __init__(self, context: Context) -> None:
        super().__init__(context, CHEQUES)
