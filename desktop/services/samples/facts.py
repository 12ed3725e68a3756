"""What the sample organisation is: read from `resources/samples/foundation`, nothing else."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from desktop import resources
from desktop.domain.ledger.chart import AccountKind, ExpenseFunction, NewAccount
from desktop.domain.ledger.dimensions import (
    NewFund,
    NewPartner,
    NewProject,
    PartnerKind,
    Restriction,
)
from desktop.services.samples.dice import Dice

FOLDER: Final = "samples/foundation"
GENERAL: Final = "GEN"


@dataclass(frozen=True, slots=True)
class Tranche:
    """An instalment of a grant; `amount` and `fee` are in minor units of `currency`."""

    day: dt.date
    currency: str
    amount: int
    fee: int


@dataclass(frozen=True, slots=True)
class Payee:
    """Somebody on the payroll; `gross` is in dirhams a month."""

    partner: str
    gross: int
    project: str | None


@dataclass(frozen=True, slots=True)
class SampleFund:
    """A fund, who gives it, which projects it may pay for, and until which month it lasts.

    `overhead` is the share in percent of its spending that it gives to the general fund.
    """

    fund: NewFund
    donor: str
    income: str
    projects: tuple[str, ...]
    overhead: int
    until: dt.date
    tranches: tuple[Tranche, ...]
    staff: tuple[Payee, ...]


@dataclass(frozen=True, slots=True)
class SampleProject:
    """A project with its city and what its activities are about."""

    project: NewProject
    first_day: dt.date
    last_day: dt.date
    city: str
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActivityKind:
    """A kind of spending on projects; `invoice` is how many in a hundred come by invoice."""

    account: str
    parties: tuple[str | None, ...]
    low: int
    high: int
    invoice: int
    what: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that is told of the organisation, and the texts that its vouchers are made of."""

    organisation: Mapping[str, Any]
    texts: Mapping[str, Any]
    opening: Mapping[str, Any]
    accounts: tuple[NewAccount, ...]
    funds: tuple[SampleFund, ...]
    projects: Mapping[str, SampleProject]
    partners: Mapping[str, NewPartner]
    members: tuple[str, ...]
    admin: tuple[Payee, ...]
    activities: tuple[ActivityKind, ...]
    purposes: frozenset[str]

    def rate(self, currency: str, day: dt.date) -> str:
        """Return dinars for one unit of `currency` in the month of `day`, exact decimal text."""
        first = int(self.opening["day"][:4])
        table: Sequence[str] = self.organisation["rates"][currency]
        return table[(day.year - first) * 12 + day.month - 1]


def load_facts() -> Facts:
    """Return the facts; the members' names are put together from lists of names."""
    told, people, texts = _read("organisation"), _read("partners"), _read("texts")
    members = tuple(_members(people))
    named = [NewPartner(p[0], p[2], p[3], PartnerKind(p[1])) for p in people["partners"]]
    return Facts(
        organisation=told,
        texts=texts,
        opening=_read("opening"),
        accounts=tuple(_account(each) for each in told["accounts"]),
        funds=tuple(_fund(each) for each in told["funds"]),
        projects={each["code"]: _project(each) for each in told["projects"]},
        partners={each.code: each for each in (*named, *members)},
        members=tuple(each.code for each in members),
        admin=tuple(Payee(code, gross * 1000, None) for code, gross in people["admin"]),
        activities=tuple(_activity(each) for each in texts["activities"]),
        purposes=frozenset(told["purposes"]),
    )


def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(resources.path(f"{FOLDER}/{name}.json").read_bytes())
    return content


def _account(told: Mapping[str, Any]) -> NewAccount:
    function = told.get("function")
    return NewAccount(
        code=told["code"],
        name_ar=told["name_ar"],
        name_en=told["name_en"],
        kind=AccountKind(told["kind"]),
        parent_code=told["parent"],
        function=None if function is None else ExpenseFunction(function),
    )


def _fund(told: Mapping[str, Any]) -> SampleFund:
    restriction = Restriction(told["restriction"])
    return SampleFund(
        fund=NewFund(told["code"], told["name_ar"], told["name_en"], restriction),
        donor=told["donor"],
        income=told["income"],
        projects=tuple(told["projects"]),
        overhead=told["overhead"],
        until=dt.date.fromisoformat(f"{told['until']}-01"),
        tranches=tuple(
            Tranche(dt.date.fromisoformat(day), currency, amount, fee)
            for day, currency, amount, fee in told["tranches"]
        ),
        staff=tuple(Payee(code, gross * 1000, project) for code, project, gross in told["staff"]),
    )


def _project(told: Mapping[str, Any]) -> SampleProject:
    first, last = dt.date.fromisoformat(told["first"]), dt.date.fromisoformat(told["last"])
    return SampleProject(
        project=NewProject(told["code"], told["name_ar"], told["name_en"], first, last),
        first_day=first,
        last_day=last,
        city=told["city"],
        topics=tuple(told["topics"]),
    )


def _activity(told: Mapping[str, Any]) -> ActivityKind:
    return ActivityKind(
        account=told["account"],
        parties=tuple(told["parties"]),
        low=told["low"],
        high=told["high"],
        invoice=told["invoice"],
        what=told["what"],
        texts=tuple(told["texts"]),
    )


def _members(people: Mapping[str, Any]) -> list[NewPartner]:
    dice, taken, members = Dice(60), set[str](), list[NewPartner]()
    parts = [people["first"], people["father"], people["family"]]
    while len(members) < people["members"]:
        chosen = [dice.pick(part) for part in parts]
        arabic = " ".join(part[0] for part in chosen)
        if arabic in taken:
            continue
        taken.add(arabic)
        english = " ".join(part[1] for part in chosen)
        code = f"M{len(members) + 1:03}"
        members.append(NewPartner(code, arabic, english, PartnerKind.MEMBER))
    return members
