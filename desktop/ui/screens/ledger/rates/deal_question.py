"""Ask what is exchanged or settled, and make one transfer voucher of it."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.domain.amounts import parse_amount
from desktop.domain.currency import Currency, currency_of
from desktop.domain.ledger.account_use import MONEY
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.rates.deal import Dealt
from desktop.domain.ledger.rates.holding import MONETARY
from desktop.services.ledger.rates.deals import WantedDeal, WantedSide, plan_deal
from desktop.services.ledger.read_journal import masters_of
from desktop.services.session import Session
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind
from desktop.ui.screens.ledger.rates.posting_entry import post_made
from desktop.ui.screens.registers.kind import Desk, Question, Values
from desktop.ui.shell.spec import Context
from desktop.ui.widgets.pick_edit import Choice
from desktop.ui.words import ui_words

_PLACES: Final = {
    "deal-amount": "takes_amount",
    "deal-fee": "fee",
    "deal-same": "takes",
    "deal-one-currency": "takes",
    "deal-amounts-differ": "takes_amount",
    "rate-missing": "takes_amount",
    "deal-holds-too-little": "gives_amount",
    "narration-empty": "narration",
    "unknown-currency": "currency",
}


def deal_question(desk: Desk) -> Question:
    """Return the form of a deal; the voucher that comes of it is posted with every question."""

    def done(dealt: Dealt) -> None:
        if isinstance(desk, QWidget):
            post_made(desk.context, desk, dealt.entry, desk.reload)

    return Question(
        title=mark("Exchange or settle"),
        about=mark(
            "Money leaves an account at the average cost of what it holds; the difference from "
            "what it brings is realised in a line of its own, as is the fee."
        ),
        confirm=mark("Make the voucher"),
        icon="arrow-left-right",
        fields=_fields,
        write=_plan,
        said="",
        changes=frozenset(),
        places=_PLACES,
        done=done,
    )


def _fields(context: Context) -> tuple[Field, ...]:
    masters = context.masters()

    def accounts() -> tuple[Choice, ...]:
        words = ui_words()
        return tuple(
            Choice(each.code, each.code, words.of(each.name_ar, each.name_en))
            for each in masters.accounts.values()
            if each.postable and each.active and each.use in MONETARY
        )

    def partners() -> tuple[Choice, ...]:
        words = ui_words()
        return tuple(
            Choice(each.code, each.code, words.of(each.name_ar, each.name_en))
            for each in masters.partners.values()
            if each.active
        )

    def funds() -> tuple[Choice, ...]:
        words = ui_words()
        return tuple(
            Choice(each.code, each.code, words.of(each.name_ar, each.name_en))
            for each in masters.funds.values()
            if each.active
        )

    return (
        Field("day", mark("Day"), FieldKind.DAY, required=True),
        Field("fund", mark("Fund"), FieldKind.PICK, required=True, choices=funds),
        Field("gives", mark("From the account"), FieldKind.PICK, required=True, choices=accounts),
        Field("gives_amount", mark("Amount that leaves it"), required=True),
        Field("takes", mark("To the account"), FieldKind.PICK, required=True, choices=accounts),
        Field("takes_amount", mark("Amount that arrives"), required=True),
        Field("narration", mark("Narration"), required=True),
        Field("fee", mark("Fee, in the currency that leaves")),
        Field(
            "partner", mark("Partner, where a debt is settled"), FieldKind.PICK, choices=partners
        ),
        Field("currency", mark("Currency of the debt"), placeholder="USD"),
    )


def _plan(session: Session, values: Values) -> Dealt:
    masters = masters_of(session.book, session.by)
    gives, takes = (_side(masters, values, key) for key in ("gives", "takes"))
    fee = values["fee"].strip()
    fund = next(each for each in masters.funds.values() if each.code == values["fund"])
    wanted = WantedDeal(
        values["day"],
        gives,
        takes,
        fund.id,
        values["narration"],
        fee=parse_amount(fee, _currency(masters, values, "gives")) if fee else 0,
    )
    return plan_deal(session.book, session.by, wanted, ui_words())


def _side(masters: Masters, values: Values, key: str) -> WantedSide:
    account = next(each for each in masters.accounts.values() if each.code == values[key])
    partner = next(
        (each.id for each in masters.partners.values() if each.code == values["partner"]), None
    )
    return WantedSide(
        account.id,
        parse_amount(values[f"{key}_amount"], _currency(masters, values, key)),
        None if account.use in MONEY else partner,
        values["currency"].strip().upper() or None if account.use not in MONEY else None,
    )


def _currency(masters: Masters, values: Values, key: str) -> Currency:
    """Return in what the amount of a side is typed; raises UserError `unknown-currency`."""
    account = next(each for each in masters.accounts.values() if each.code == values[key])
    typed = "" if account.use in MONEY else values["currency"].strip().upper()
    return currency_of(account.currency or typed or masters.organisation.currency.code)
