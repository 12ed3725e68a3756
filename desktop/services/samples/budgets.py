"""The budgets of the sample organisation: adopted, revised, close to what was spent."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final

from desktop import resources
from desktop.domain.currency import currency_of
from desktop.domain.ledger.budgets.budget import BUDGETED, Figure, Place
from desktop.domain.ledger.budgets.commitment import NewCommitment
from desktop.domain.ledger.budgets.spreading import by_weights, evenly
from desktop.domain.ledger.masters import Masters
from desktop.domain.trust.acting import Act, Acting
from desktop.domain.trust.settings import Setting
from desktop.services.ledger.budgets.adopt_budget import adopt_budget
from desktop.services.ledger.budgets.commitments import add_commitment, close_commitment
from desktop.services.ledger.budgets.make_budget import NewBudget, make_budget
from desktop.services.ledger.budgets.variance_note import write_variance_note
from desktop.services.ledger.budgets.write_figures import write_figures
from desktop.services.ledger.budgets.years import months_of_year, year_named
from desktop.services.samples.facts import FOLDER
from desktop.services.trust.settings import change_setting
from desktop.store.book import Book
from desktop.store.queries.budget_actuals import Actual, actuals
from desktop.store.queries.masters import load_masters

Told = Mapping[str, Any]
_EVEN: Final = 3
"""Every third figure is the same in all months, as rents and salaries are."""


def fill_budgets(book: Book, founder: Acting) -> None:
    """Give the sample book two adopted versions for each year, commitments and notes.

    Budgets only inform in it, so that whoever tries the program is not asked at every voucher.
    """
    told: Told = json.loads(resources.path(f"{FOLDER}/budgets.json").read_bytes())
    with book.read(founder, Act.READ_LEDGER) as conn:
        masters = load_masters(conn)
        wanted = [each.id for each in masters.accounts.values() if each.kind in BUDGETED]
        went = {
            name: actuals(conn, year_named(masters, name), wanted, by_month=True)
            for name in sorted({each["year"] for each in told["versions"]})
        }
    change_setting(book, founder, Setting.BUDGET_CONTROL, told["control"])
    for version in told["versions"]:
        new = NewBudget(
            version["code"], version["year"], copy_of=version["copy_of"], note=version["note"]
        )
        make_budget(book, founder, new)
        figures = _figures(masters, told, version, went[version["year"]])
        write_figures(book, founder, version["code"], figures, whole=True)
        day = dt.date.fromisoformat(version["day"])
        adopt_budget(book, founder, version["code"], version["resolution"], day)
    for each in told["commitments"]:
        _commit(book, founder, masters, each)
    for note in told["notes"]:
        place = _place(masters, note["account"], note["fund"])
        write_variance_note(book, founder, note["code"], place, note["text"])


def _figures(masters: Masters, told: Told, version: Told, went: Sequence[Actual]) -> list[Figure]:
    """Return figures near what was spent: small ones of an account together, for any fund."""
    scale = currency_of(masters.organisation.currency.code).scale
    year = year_named(masters, version["year"])
    months = months_of_year(masters, year)
    unplanned = {_id(masters.accounts, code) for code in told["unplanned"]}
    sums: dict[Place, list[int]] = defaultdict(lambda: [0] * len(months))
    for place, month, amount in went:
        if place.account_id not in unplanned:
            debit = masters.accounts[place.account_id].kind.debit_natured
            sums[place][month % 100 - 1] += amount if debit else -amount
    found: dict[Place, list[int]] = defaultdict(lambda: [0] * len(months))
    for place, spent in sums.items():
        big = sum(spent) >= told["small"] * scale
        at = place if big else Place(place.account_id)
        found[at] = [a + b for a, b in zip(found[at], spent, strict=True)]
    step, shares = version["round"] * scale, version["shares"]
    made: list[Figure] = []
    for count, place in enumerate(sorted(found, key=lambda each: (each.account_id, each[1] or 0))):
        spent = found[place]
        amount = max(sum(spent), 0) * shares[count % len(shares)] // 100 // step * step
        spread = evenly(amount, len(months)) if count % _EVEN else by_weights(amount, spent)
        made.append(Figure(place, spread))
    return [each for each in made if each.amount]


def _commit(book: Book, by: Acting, masters: Masters, told: Told) -> None:
    new = NewCommitment(
        told["code"],
        dt.date.fromisoformat(told["day"]),
        told["purpose"],
        _place(masters, told["account"], told["fund"]),
        told["amount"],
        _id(masters.partners, told["partner"]),
    )
    add_commitment(book, by, new)
    if told["closed"]:
        close_commitment(book, by, told["code"], told["closed"])


def _place(masters: Masters, account: str, fund: str) -> Place:
    return Place(_id(masters.accounts, account), _id(masters.funds, fund))


def _id(table: Mapping[int, Any], code: str) -> int:
    return next(number for number, each in table.items() if each.code == code)
