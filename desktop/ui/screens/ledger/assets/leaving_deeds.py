"""Move an asset, let it leave: what is asked, and what comes of it."""

from __future__ import annotations

from typing import Final

from desktop.domain.ledger.account_use import MONEY, AccountUse
from desktop.domain.ledger.account_uses import used_as
from desktop.domain.ledger.assets.asset import DisposalKind
from desktop.domain.ledger.assets.disposal import NewDisposal
from desktop.domain.ledger.dimensions import PartnerKind
from desktop.services.ledger.assets.dispose import dispose
from desktop.services.ledger.assets.list_assets import AssetState
from desktop.services.ledger.assets.move_asset import NewMove, move_asset
from desktop.services.ledger.assets.post_made import Made
from desktop.services.session import Session
from desktop.text.labels import LABELS
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind
from desktop.ui.screens.ledger.assets.making import CHANGES, making
from desktop.ui.screens.ledger.dues import choices
from desktop.ui.screens.ledger.dues.preparing import unused
from desktop.ui.screens.registers.kind import Desk, Question, Values
from desktop.ui.shell.spec import Context
from desktop.ui.words import ui_words

_DONORS: Final = frozenset(PartnerKind)
_PLACES: Final = {
    "move-reason": "reason",
    "move-day": "day",
    "move-future": "day",
    "move-nothing": "place",
    "disposal-reason": "reason",
    "disposal-early": "day",
    "disposal-future": "day",
    "disposal-charged": "day",
    "disposal-proceeds": "proceeds",
    "disposal-money": "money",
    "disposal-account": "money",
    "period-closed": "day",
}


def _keepers(context: Context) -> choices.Choices:
    return choices.partners(context, choices.HOLDERS)


def _takers(context: Context) -> choices.Choices:
    uses = (*MONEY, AccountUse.RECEIVABLE)
    return lambda: choices.of_names(used_as(context.masters().accounts, *uses))


def move(desk: Desk, row: AssetState) -> None:
    """Ask where the asset picked goes, to whom and why."""

    def write(session: Session, values: Values) -> str:
        move = NewMove(
            row.asset.id, values["day"], values["custodian"], values["place"], values["reason"]
        )
        move_asset(session.book, session.by, move)
        return row.asset.code

    desk.ask(
        Question(
            title=mark("Move the asset"),
            about=mark("Where it was before stays on its page."),
            confirm=mark("Keep the move"),
            icon="arrow-left-right",
            fields=lambda context: (
                Field("day", mark("Day"), FieldKind.DAY, required=True),
                choices.pick("custodian", mark("Custodian"), _keepers(context), required=False),
                Field("place", mark("Place")),
                Field("reason", mark("Reason"), required=True),
            ),
            write=write,
            said=mark("{code} was moved."),
            changes=CHANGES,
            values={
                "day": choices.usual(desk.context),
                "custodian": row.asset.custodian_id,
                "place": row.asset.place,
            },
            places=_PLACES,
        )
    )


def let_go(desk: Desk, row: AssetState) -> None:
    """Ask how the asset picked leaves and what it brings."""

    def make(session: Session, values: Values, passphrase: str | None) -> Made:
        new = NewDisposal(
            row.asset.id,
            values["day"],
            DisposalKind(values["kind"]),
            values["reason"],
            values["proceeds"] or 0,
            values["money"],
            values["buyer"],
        )
        return dispose(session, new, ui_words(), passphrase=passphrase)

    ways = tuple((each.value, LABELS[each]) for each in DisposalKind)
    question = Question(
        title=mark("Let the asset leave"),
        about=mark(
            "It is written off up to the day; what it brings less what it stands at is the result."
        ),
        confirm=mark("Post the disposal"),
        icon="trash-2",
        fields=lambda context: (
            Field("kind", mark("How it leaves"), FieldKind.CHOICE, required=True, options=ways),
            Field("day", mark("Day"), FieldKind.DAY, required=True),
            Field("reason", mark("Reason"), required=True),
            choices.amount(context, "proceeds", mark("Proceeds"), required=False),
            choices.pick("money", mark("Goes to"), _takers(context), required=False),
            choices.pick(
                "buyer", mark("Given to"), choices.partners(context, _DONORS), required=False
            ),
        ),
        write=unused,
        said=mark("The disposal is posted."),
        changes=CHANGES,
        values={"day": choices.usual(desk.context), "kind": "sold"},
        places=_PLACES,
    )
    desk.ask(making(desk, question, make))
