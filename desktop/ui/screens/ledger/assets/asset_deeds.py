"""Enter an asset: bought, given, there before, or made of a posted line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from desktop.domain.ledger.account_use import MONEY, AccountUse
from desktop.domain.ledger.account_uses import used_as
from desktop.domain.ledger.assets.asset import Acquired, AssetClass, NewAsset
from desktop.domain.ledger.dimensions import PartnerKind
from desktop.services.ledger.assets.classes import list_classes
from desktop.services.ledger.assets.enter_asset import Paid, enter_asset
from desktop.services.ledger.assets.post_made import Made
from desktop.services.ledger.assets.unregistered import Unregistered
from desktop.services.session import Session
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind
from desktop.ui.screens.ledger.assets.making import CHANGES, Make, making
from desktop.ui.screens.ledger.dues import choices
from desktop.ui.screens.ledger.dues.preparing import unused, widget_of
from desktop.ui.screens.registers.kind import Desk, Question, Values
from desktop.ui.shell.spec import Context
from desktop.ui.widgets.pick_edit import Choice
from desktop.ui.words import said, ui_words

_KEEPERS: Final = choices.HOLDERS
_DONORS: Final = frozenset(PartnerKind)
_PLACES: Final = {
    "code-empty": "code",
    "code-characters": "code",
    "asset-code-taken": "code",
    "asset-name": "name",
    "asset-cost": "cost",
    "asset-line-cost": "cost",
    "asset-line-fund": "fund",
    "asset-residual": "residual",
    "asset-life": "life",
    "asset-depreciated": "depreciated",
    "asset-service-day": "in_service",
    "asset-value-source": "value_source",
    "period-closed": "acquired",
}


def _fields(context: Context, classes: tuple[Choice, ...], asked: _Asked) -> tuple[Field, ...]:
    how = asked.how
    if asked.line is not None:
        own: tuple[Field, ...] = ()
    elif how is Acquired.PURCHASE:
        own = (choices.pick("paid", mark("Paid from"), _payers(context)),)
    elif how is Acquired.IN_KIND:
        donors = choices.partners(context, _DONORS)
        own = (
            choices.pick("donor", mark("Donor"), donors, required=False),
            Field("value_source", mark("Source of the value"), required=True),
        )
    else:
        label = mark("Written off before the book")
        own = (choices.amount(context, "depreciated", label, required=False),)
    return (
        Field("code", mark("Tag"), required=True),
        Field("name", mark("Asset"), required=True),
        choices.pick("class", mark("Class"), lambda: classes),
        choices.amount(context, "cost", mark("Cost")),
        Field("acquired", mark("Acquired on"), FieldKind.DAY, required=True),
        Field("in_service", mark("In service from"), FieldKind.DAY, required=True),
        choices.pick("fund", mark("Fund"), choices.funds(context)),
        choices.pick("project", mark("Project"), choices.projects(context), required=False),
        *own,
        choices.amount(context, "residual", mark("Residual value"), required=False),
        Field("life", mark("Life in months"), placeholder=mark("as its class")),
        choices.pick("custodian", mark("Custodian"), _keepers(context), required=False),
        Field("place", mark("Place")),
        Field("serial", mark("Serial number")),
    )


def _keepers(context: Context) -> choices.Choices:
    return choices.partners(context, _KEEPERS)


def _payers(context: Context) -> choices.Choices:
    uses = (*MONEY, AccountUse.PAYABLE, AccountUse.ADVANCE)
    return lambda: choices.of_names(used_as(context.masters().accounts, *uses))


def _life(text: str) -> int:
    """Return the months typed, 0 where nothing was; -1, which is refused, for anything else."""
    typed = text.strip()
    if not typed:
        return 0
    return int(typed) if typed.isdecimal() and len(typed) < 6 else -1


@dataclass(frozen=True, slots=True)
class _Asked:
    """How an asset comes, and the posted line it is made of, if any."""

    how: Acquired
    title: str
    about: str
    line: Unregistered | None = None


def _make(asked: _Asked) -> Make:
    def make(session: Session, values: Values, passphrase: str | None) -> Made:
        asset = NewAsset(
            values["code"],
            values["name"],
            values["class"],
            values["acquired"],
            values["in_service"],
            values["cost"],
            values["fund"],
            asked.how,
            residual=values["residual"] or 0,
            life=_life(values["life"]),
            depreciated=values.get("depreciated") or 0,
            project_id=values["project"],
            donor_id=values.get("donor"),
            custodian_id=values["custodian"],
            place=values["place"],
            serial=values["serial"],
            value_source=values.get("value_source", ""),
        )
        paid, source = None, None
        if asked.line is not None:
            source = asked.line.line.entry_id, asked.line.line.position
        elif asked.how is Acquired.PURCHASE:
            paid = Paid(values["paid"], values["acquired"])
        return enter_asset(
            session, asset, ui_words(), paid=paid, source=source, passphrase=passphrase
        )

    return make


def buy(desk: Desk, _row: Any) -> None:
    """Ask for an asset that is bought now; the purchase is posted."""
    about = mark("Something kept for longer than a year. Its purchase is posted with it.")
    _enter(desk, _Asked(Acquired.PURCHASE, mark("New asset"), about))


def be_given(desk: Desk, _row: Any) -> None:
    """Ask for an asset that was given; it is posted as income in kind."""
    about = mark("It is posted as income in kind, at a value that somebody can look up.")
    _enter(desk, _Asked(Acquired.IN_KIND, mark("Gift in kind"), about))


def take_over(desk: Desk, _row: Any) -> None:
    """Ask for an asset that stands in the opening balances; nothing is posted."""
    about = mark("It stands in the opening balances already, so that nothing is posted.")
    _enter(desk, _Asked(Acquired.OPENING, mark("There before the book"), about))


def make_of_line(desk: Desk, row: Unregistered) -> None:
    """Ask for the asset that a posted line bought."""
    how = Acquired.OPENING if row.line.opening else Acquired.PURCHASE
    about = mark("The line is posted already. Several assets can be made of one line.")
    _enter(desk, _Asked(how, mark("Make an asset of it"), about, row))


def _enter(desk: Desk, asked: _Asked) -> None:
    """Ask for another asset, once the classes are read."""
    context = desk.context
    session = context.session
    context.work.read(
        lambda: list_classes(session.book, session.by),
        lambda found: _ask(desk, asked, found),
        lambda error: context.toast(said(error)),
        owner=widget_of(desk),
    )


def _ask(desk: Desk, asked: _Asked, found: Sequence[AssetClass]) -> None:
    context, words = desk.context, ui_words()
    if not found:
        context.toast(words("Add a class of assets first: “Classes of assets”, F6."))
        return
    day = choices.usual(context)
    values: dict[str, object] = {"acquired": day, "in_service": day}
    funds = choices.funds(context)()
    if len(funds) == 1:
        values["fund"] = funds[0].id
    if asked.line is not None:
        line = asked.line.line
        accounts = context.masters().accounts
        classes = (each.id for each in found if accounts[each.cost_account_id].code == line.account)
        values |= {
            "acquired": line.day,
            "in_service": line.day,
            "cost": asked.line.left,
            "fund": line.fund_id,
            "project": line.project_id,
            "name": line.text,
            "class": next(classes, None),
        }
    question = Question(
        title=asked.title,
        about=asked.about,
        confirm=mark("Enter the asset"),
        icon="building-2",
        fields=lambda context: _fields(context, choices.of_names(found), asked),
        write=unused,
        said=mark("The asset is in the register."),
        changes=CHANGES,
        values=values,
        places=_PLACES,
    )
    desk.ask(making(desk, question, _make(asked)))
