"""What is owed to and by the organisation by age, a party's account, and advances by holder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Final

from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.advances.schedules import Told, advances_schedule, settlement_schedule
from desktop.domain.ledger.dimensions import Partner
from desktop.domain.ledger.open_items.item import ITEM_USES, Side
from desktop.domain.ledger.open_items.schedules import About, ages_schedule, party_schedule
from desktop.domain.ledger.reports import ReportGroup, Takes
from desktop.domain.ledger.schedules.schedule import Name, Schedule
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.advances.list_advances import advance_file, list_advances
from desktop.services.ledger.open_items.by_code import partner_named
from desktop.services.ledger.open_items.read_items import ItemsAsked, items_of
from desktop.services.ledger.reports.report import Asked, Choice, Report
from desktop.services.ledger.statements import year_named
from desktop.services.trust.log_head import log_head
from desktop.services.trust.settings import load_settings
from desktop.store.book import Book
from desktop.store.queries.advances import load_advances
from desktop.store.queries.masters import (
    load_accounts,
    load_masters,
    load_organisation,
    load_partners,
)
from desktop.store.queries.open_items import Wanted, item_accounts, item_lines
from desktop.text.words import mark

_DUES: Final = frozenset({AccountUse.DUES_RECEIVABLE})


def _about(book: Book, by: Acting, asked: Asked) -> About:
    with book.read(by, Act.READ_LEDGER) as conn:
        masters = load_masters(conn)
        organisation = masters.organisation
        year = year_named(masters, asked.year)
        return About(
            Name(organisation.name_ar, organisation.name_en),
            organisation.currency,
            None if asked.day is not None else year.name,
            year.first_day,
            asked.day or year.last_day,
            load_settings(conn).age_steps,
        )


def _ages(key: str, wanted: ItemsAsked, book: Book, by: Acting, asked: Asked) -> Schedule:
    about = _about(book, by, asked)
    found = items_of(book, by, replace(wanted, day=about.day))
    return ages_schedule(key, about, found.lines, found.partners, found.unnamed)


def _party(book: Book, by: Acting, asked: Asked) -> Schedule:
    about = _about(book, by, asked)
    partner = partner_named(book, by, asked.of)
    with book.read(by, Act.READ_LEDGER) as conn:
        accounts = item_accounts(conn, ITEM_USES)
        wanted = Wanted(partner.id, about.day, settled=True)
        return party_schedule("party", about, item_lines(conn, accounts, wanted), partner)


def _advances(book: Book, by: Acting, asked: Asked) -> Schedule:
    about = _about(book, by, asked)
    found = list_advances(book, by, about.day)
    return advances_schedule(about, found.advances, found.others, found.partners, found.projects)


def _settlement(book: Book, by: Acting, asked: Asked) -> Schedule:
    found = advance_file(book, by, asked.of)
    with book.read(by, Act.READ_LEDGER) as conn:
        accounts = load_accounts(conn)
        organisation = load_organisation(conn)
        steps = load_settings(conn).age_steps
    last = max((each.day for each in found.accounted), default=found.advance.due_day)
    about = About(
        Name(organisation.name_ar, organisation.name_en),
        organisation.currency,
        None,
        found.advance.day,
        last,
        steps,
    )
    entries = [
        (entry, told.documents) for entry, told in zip(found.entries, found.accounted, strict=True)
    ]
    told = Told(found.advance, found.holder, entries, log_head(book, by).short)
    return settlement_schedule(about, told, accounts)


def _partners(book: Book, by: Acting) -> Iterable[Choice]:
    with book.read(by, Act.READ_LEDGER) as conn:
        lines = item_lines(conn, item_accounts(conn, ITEM_USES), Wanted(settled=True))
        known = {line.partner_id for line in lines}
        partners = load_partners(conn).values()
    return [_choice(each.code, each) for each in partners if each.id in known]


def _choice(code: str, partner: Partner) -> Choice:
    return Choice(code, Name(partner.name_ar, partner.name_en))


def _codes(book: Book, by: Acting) -> Iterable[Choice]:
    with book.read(by, Act.READ_LEDGER) as conn:
        partners = load_partners(conn)
        found = load_advances(conn, book.now().astimezone().date())
    return [
        Choice(
            each.code, Name(partners[each.partner_id].name_ar, partners[each.partner_id].name_en)
        )
        for each in found
        if each.entry_id is not None
    ]


_DAY: Final = frozenset({Takes.DAY})

REPORTS: Final = (
    Report(
        "advances",
        ReportGroup.BALANCES,
        _advances,
        takes=_DAY,
    ),
    Report(
        "receivables",
        ReportGroup.BALANCES,
        partial(_ages, "receivables", ItemsAsked(Side.RECEIVABLE)),
        takes=_DAY,
    ),
    Report(
        "payables",
        ReportGroup.BALANCES,
        partial(_ages, "payables", ItemsAsked(Side.PAYABLE)),
        takes=_DAY,
    ),
    Report(
        "dues-owed",
        ReportGroup.BALANCES,
        partial(_ages, "dues-owed", ItemsAsked(Side.RECEIVABLE, _DUES)),
        takes=_DAY,
    ),
    Report(
        "party",
        ReportGroup.BALANCES,
        _party,
        of=mark("Party"),
        choices=_partners,
        must=True,
        takes=_DAY,
    ),
    Report(
        "advance-settlement",
        ReportGroup.BALANCES,
        _settlement,
        of=mark("Advance"),
        choices=_codes,
        must=True,
        yearly=False,
    ),
)
