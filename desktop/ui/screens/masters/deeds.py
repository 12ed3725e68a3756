"""What is done with a master that is there: another name, out of use, the nature of a fund."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from desktop.domain.ledger.dimensions import Restriction
from desktop.domain.ledger.grants.terms import FundNature, FundTerms
from desktop.domain.trust.acting import Act
from desktop.services.ledger.change_masters import MasterKind, rename_master, use_master
from desktop.services.ledger.grants.fund_terms import set_fund_terms
from desktop.services.ledger.list_masters import FundBalance
from desktop.services.session import Session
from desktop.text.labels import LABELS
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind
from desktop.ui.screens.masters.columns import name_of
from desktop.ui.screens.registers.kind import Deed, Desk, Question, Values
from desktop.ui.shell.spec import Context
from desktop.ui.widgets.pick_edit import Choice
from desktop.ui.work.topic import Topic

CHANGED: Final = frozenset({Topic.CHART})


def deeds_of(kind: MasterKind, main: Callable[[Any], Any]) -> tuple[Deed, ...]:
    """Return the deeds that every master has; `main` gives the master of a row."""
    return (
        Deed(
            "rename",
            mark("Rename"),
            "notebook-text",
            lambda desk, row: desk.ask(_renaming(kind, main(row))),
            "F4",
            Act.MANAGE_CHART,
        ),
        Deed(
            "put-aside",
            mark("Put aside"),
            "archive",
            lambda desk, row: _use(desk, kind, main(row).code, active=False),
            act=Act.MANAGE_CHART,
            when=lambda row: bool(main(row).active),
        ),
        Deed(
            "use-again",
            mark("Use again"),
            "rotate-ccw",
            lambda desk, row: _use(desk, kind, main(row).code, active=True),
            act=Act.MANAGE_CHART,
            when=lambda row: not main(row).active,
        ),
    )


def _renaming(kind: MasterKind, master: Any) -> Question:
    def write(session: Session, values: Values) -> str:
        rename_master(
            session.book,
            session.by,
            kind,
            master.code,
            name_ar=values["name_ar"],
            name_en=values["name_en"],
        )
        return str(master.code)

    return Question(
        title=mark("Rename"),
        about=mark("The code stays, and so does everything that was posted with it."),
        confirm=mark("Keep the names"),
        icon="notebook-text",
        fields=lambda _: (
            Field("name_ar", mark("Name in Arabic")),
            Field("name_en", mark("Name in English")),
        ),
        values={"name_ar": master.name_ar, "name_en": master.name_en},
        write=write,
        said=mark("{code} has its new names."),
        changes=CHANGED,
    )


def _use(desk: Desk, kind: MasterKind, code: str, *, active: bool) -> None:
    """Ask for a yes, and put it aside or take it back; a refusal stands in the question."""

    def write(session: Session, _: Values) -> str:
        use_master(session.book, session.by, kind, code, active=active)
        return code

    desk.ask(
        Question(
            title=mark("Use again") if active else mark("Put aside"),
            about=mark("It is offered again in vouchers.")
            if active
            else mark("It is not offered in new vouchers any more; what was posted stays."),
            confirm=mark("Use again") if active else mark("Put aside"),
            icon="archive",
            fields=lambda _: (Field("code", mark("Code")),),
            values={"code": code},
            write=write,
            said=mark("{code} is in use again.") if active else mark("{code} is put aside."),
            changes=CHANGED,
        )
    )


def _nature_fields(fund: FundBalance, context: Context) -> tuple[Field, ...]:
    def funds() -> tuple[Choice, ...]:
        return tuple(
            Choice(each.id, each.code, name_of(each))
            for each in context.masters().funds.values()
            if each.id != fund.fund.id and each.restriction is not Restriction.ENDOWMENT
        )

    return (
        Field(
            "nature",
            mark("Nature"),
            FieldKind.CHOICE,
            options=tuple((each.value, LABELS[each]) for each in FundNature),
        ),
        Field(
            "principal",
            mark("Principal of the endowment"),
            FieldKind.AMOUNT,
            hint=mark("Only of an endowment: what is never spent."),
            currency=context.currency,
        ),
        Field(
            "yield_fund",
            mark("Fund of its yield"),
            FieldKind.PICK,
            hint=mark("Only of an endowment; empty: the yield stays beside the principal."),
            choices=funds,
        ),
        Field("purpose", mark("Purpose"), FieldKind.LONG_TEXT),
    )


def _set_nature(fund: FundBalance, session: Session, values: Values) -> str:
    nature = FundNature(values["nature"])
    terms = FundTerms(
        fund.fund.id, nature, values["principal"], values["yield_fund"], values["purpose"]
    )
    set_fund_terms(session.book, session.by, terms)
    return fund.fund.code


def _nature_of(fund: FundBalance) -> FundNature:
    if fund.terms is not None:
        return fund.terms.nature
    endowed = fund.fund.restriction is Restriction.ENDOWMENT
    return FundNature.WAQF_PRINCIPAL if endowed else FundNature.GENERAL


def _ask_nature(desk: Desk, fund: FundBalance) -> None:
    terms = fund.terms
    desk.ask(
        Question(
            title=mark("Nature of the fund"),
            about=mark(
                "An endowment keeps its principal whole. A fund of zakat gets the eight heads on "
                "which it may be spent as its budget lines."
            ),
            confirm=mark("Keep the nature"),
            icon="landmark",
            fields=partial(_nature_fields, fund),
            values={
                "nature": _nature_of(fund).value,
                "principal": None if terms is None else terms.principal,
                "yield_fund": None if terms is None else terms.yield_fund_id,
                "purpose": "" if terms is None else terms.purpose,
            },
            write=partial(_set_nature, fund),
            said=mark("The nature of the fund {code} is kept."),
            changes=CHANGED,
            places={
                "fund-terms-restriction": "nature",
                "fund-terms-grant": "nature",
                "fund-terms-principal": "principal",
                "fund-terms-amount": "principal",
                "fund-terms-yield": "yield_fund",
            },
        )
    )


NATURE: Final = Deed("nature", mark("Nature"), "landmark", _ask_nature, "F7", Act.MANAGE_GRANTS)
"""Says what kind of fund a fund is."""
