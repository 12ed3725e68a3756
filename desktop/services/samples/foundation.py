"""Make the sample organisation: a Libyan foundation with two years of books."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from desktop.domain.currency import currency_of
from desktop.domain.ledger.entry import NewEntry, NewLine
from desktop.domain.ledger.masters import Masters
from desktop.domain.trust.acting import Act, Role
from desktop.services.ledger.masters_writing import (
    add_accounts,
    add_fund,
    add_partner,
    add_project,
    add_year,
)
from desktop.services.ledger.posting_rules import checked, open_year_of
from desktop.services.samples.agreements import bind_funds
from desktop.services.samples.assets import fill_assets
from desktop.services.samples.banks import fill_banks
from desktop.services.samples.budgets import fill_budgets
from desktop.services.samples.cash_records import fill_cash
from desktop.services.samples.closing import close_first_year
from desktop.services.samples.facts import Facts, load_facts
from desktop.services.samples.open_items import fill_open_items
from desktop.services.samples.planned import PlannedEntry, PlannedLine
from desktop.services.samples.story import tell
from desktop.services.samples.vouchers import fill_vouchers
from desktop.services.samples.world import FIRST_DAY, LAST_DAY
from desktop.services.session import Session
from desktop.services.trust.add_officer import add_officer
from desktop.services.trust.create_book import NewBook, create_book
from desktop.services.trust.officers import NewOfficer
from desktop.services.trust.strength import NORMAL, Strength
from desktop.store.book import Clock, utc_now
from desktop.store.bulk import bulk_load
from desktop.store.posting import Posting, subject_of
from desktop.store.queries.masters import load_masters
from desktop.store.tx import Tx

CURRENCY: Final = "LYD"
CHART: Final = "ngo"
CHAIR: Final = "O2"
_TELL_EVERY: Final = 100

Progress = Callable[[int, int], None]
"""Hears (done, of how many); what it raises stops the work, and nothing is left behind."""


def create_sample(
    path: Path,
    passphrase: str,
    *,
    chair_passphrase: str | None = None,
    strength: Strength = NORMAL,
    clock: Clock = utc_now,
    progress: Progress | None = None,
) -> Session:
    """Create the sample book at `path` and return it open, with its treasurer acting.

    The chair is the second officer; without `chair_passphrase` theirs is `chairs_own(passphrase)`.
    What the book says is the same at every call; keys and the moments of posting are not. Raises
    UserError as `create_book` does; nothing is left behind then.
    """
    facts = load_facts()
    story = tell(facts)
    session = create_book(_new_book(facts, path, passphrase), strength=strength, clock=clock)
    try:
        _fill(session, facts, story, progress)
        fill_open_items(session, facts)
        fill_cash(session, facts)
        fill_banks(session)
        fill_vouchers(session)
        fill_assets(session)
        # The founder brings in the second office, as in `create_book`; both offices apart after.
        founder = replace(session.by, roles=frozenset({Role.CHAIR, Role.TREASURER}), allowed=None)
        chair = _officer(facts, "chair", Role.CHAIR, chair_passphrase or chairs_own(passphrase))
        add_officer(session.book, founder, chair, passphrase=passphrase, strength=strength)
        fill_budgets(session.book, founder)
        close_first_year(session, passphrase)  # last: nothing is posted in that year afterwards
    except BaseException:
        session.close()
        shutil.rmtree(session.book.folder.path, ignore_errors=True)
        raise
    return session


def chairs_own(passphrase: str) -> str:
    """Return the chair's passphrase: the treasurer's, a space, and the chair's code.

    Two officers may not share one, or nobody could tell who unlocked the book.
    """
    return f"{passphrase} {CHAIR}"


def _new_book(facts: Facts, path: Path, passphrase: str) -> NewBook:
    told = facts.organisation
    return NewBook(
        path=path,
        name_ar=told["name_ar"],
        name_en=told["name_en"],
        currency=currency_of(CURRENCY),
        officer=_officer(facts, "treasurer", Role.TREASURER, passphrase),
        year=FIRST_DAY.year,
        general_fund_ar=told["general_fund_ar"],
        general_fund_en=told["general_fund_en"],
        chart=CHART,
    )


def _officer(facts: Facts, office: str, role: Role, passphrase: str) -> NewOfficer:
    told = facts.organisation[office]
    return NewOfficer(told["name_ar"], told["name_en"], frozenset({role}), passphrase)


def _fill(
    session: Session, facts: Facts, story: Sequence[PlannedEntry], progress: Progress | None
) -> None:
    """Write masters and entries in one transaction."""
    with session.book.begin(session.by, Act.IMPORT_BOOK) as tx, bulk_load(tx):
        _add_masters(tx, facts)
        masters = load_masters(tx.conn)
        codes = _Ids.of(masters)
        posting = Posting(tx, masters)
        written: list[tuple[int, str]] = []
        for done, planned in enumerate(story, start=1):
            back = None if planned.reverses is None else written[planned.reverses]
            year = open_year_of(masters, planned.day)
            entry = checked(masters, codes.entry(planned, None if back is None else back[0]))
            made = posting.write(year.id, entry, None if back is None else back[1])
            subject = subject_of(masters, year.id, entry.series, made.number)
            written.append((made.id, subject))
            if progress is not None and (done % _TELL_EVERY == 0 or done == len(story)):
                progress(done, len(story))
        posting.finish()
        bind_funds(tx, facts)


def _add_masters(tx: Tx, facts: Facts) -> None:
    for year in range(FIRST_DAY.year + 1, LAST_DAY.year + 1):
        add_year(tx, str(year), dt.date(year, 1, 1), dt.date(year, 12, 31))
    add_accounts(tx, facts.accounts)
    for fund in facts.funds:
        add_fund(tx, fund.fund)
    for project in facts.projects.values():
        add_project(tx, project.project)
    for partner in facts.partners.values():
        add_partner(tx, partner)


@dataclass(frozen=True, slots=True)
class _Ids:
    """The ids that the book gave to the codes of the story."""

    accounts: Mapping[str, int]
    funds: Mapping[str, int]
    projects: Mapping[str, int]
    partners: Mapping[str, int]

    @classmethod
    def of(cls, masters: Masters) -> _Ids:
        return cls(
            accounts={each.code: each.id for each in masters.accounts.values()},
            funds={each.code: each.id for each in masters.funds.values()},
            projects={each.code: each.id for each in masters.projects.values()},
            partners={each.code: each.id for each in masters.partners.values()},
        )

    def entry(self, planned: PlannedEntry, reverses: int | None) -> NewEntry:
        lines = tuple(self._line(line) for line in planned.lines)
        return NewEntry(
            planned.day, planned.series, planned.narration, lines, planned.reference, reverses
        )

    def _line(self, line: PlannedLine) -> NewLine:
        return NewLine(
            account_id=self.accounts[line.account],
            amount=line.amount,
            fund_id=self.funds[line.fund],
            project_id=None if line.project is None else self.projects[line.project],
            partner_id=None if line.partner is None else self.partners[line.partner],
            memo=line.memo,
            foreign=line.foreign,
        )
