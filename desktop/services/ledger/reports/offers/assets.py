"""Fixed assets with their depreciation, and the record of a count of them."""

from __future__ import annotations

import datetime as dt
from typing import Final

from desktop.domain.codes import spelled_code
from desktop.domain.errors import UserError
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.assets.asset import Asset, AssetClass
from desktop.domain.ledger.assets.movements import Left, movements
from desktop.domain.ledger.assets.schedules import (
    ASSET_COUNT,
    ASSETS,
    assets_schedule,
    count_schedule,
)
from desktop.domain.ledger.cash.schedules import Span
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.reports import ReportGroup, Takes
from desktop.domain.ledger.schedules.schedule import Name, Schedule
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.assets.count_assets import count_file, list_asset_counts
from desktop.services.ledger.reports.report import Asked, Choice, Report
from desktop.services.ledger.statements import year_named
from desktop.services.trust.log_head import log_head
from desktop.store.book import Book
from desktop.store.queries.asset_counts import balance_of_use
from desktop.store.queries.assets import (
    charged_through,
    load_assets,
    load_classes,
    load_disposals,
)
from desktop.store.queries.masters import load_masters
from desktop.text.words import mark

_DAY: Final = dt.timedelta(days=1)


def _assets(book: Book, by: Acting, asked: Asked) -> Schedule:
    with book.read(by, Act.READ_LEDGER) as conn:
        masters = load_masters(conn)
        year = year_named(masters, asked.year)
        first, last = year.first_day, asked.day or year.last_day
        first = min(first, last)
        classes, assets = load_classes(conn), load_assets(conn)
        subject, wanted = _wanted(asked.of, classes, assets)
        charged = charged_through(conn, first - _DAY), charged_through(conn, last)
        left = {
            each.asset_id: Left(each.day, each.charge)
            for each in load_disposals(conn)
            if each.stands
        }
        found = movements(wanted, (first, last), charged, left)
        ledger = None
        if not asked.of:
            ledger = (
                balance_of_use(conn, AccountUse.FIXED_ASSET, last),
                -balance_of_use(conn, AccountUse.ACCUMULATED_DEPRECIATION, last),
            )
    by_class = [
        (kind, [each for each in found if each.asset.class_id == kind.id])
        for kind in classes.values()
    ]
    return assets_schedule(
        Span(_organisation(masters), year.name, first, last),
        masters.organisation.currency,
        [(kind, moved) for kind, moved in by_class if moved],
        ledger,
        each_asset=bool(asked.of),
        subject=subject,
    )


def _wanted(
    code: str, classes: dict[int, AssetClass], assets: dict[int, Asset]
) -> tuple[Name | None, list[Asset]]:
    if not code:
        return None, list(assets.values())
    spelled = spelled_code(code)
    for kind in classes.values():
        if kind.code == spelled:
            within = [each for each in assets.values() if each.class_id == kind.id]
            return Name(kind.name_ar, kind.name_en), within
    for asset in assets.values():
        if asset.code == spelled:
            return Name(asset.name, asset.name), [asset]
    raise UserError("asset-report-unknown", code=code)


def _choices(book: Book, by: Acting) -> tuple[Choice, ...]:
    with book.read(by, Act.READ_LEDGER) as conn:
        classes, assets = load_classes(conn), load_assets(conn)
    return (
        *(Choice(each.code, Name(each.name_ar, each.name_en)) for each in classes.values()),
        *(Choice(each.code, Name(each.name, each.name)) for each in assets.values()),
    )


def _count(book: Book, by: Acting, asked: Asked) -> Schedule:
    if not (asked.of.isascii() and asked.of.isdigit() and len(asked.of) < 10):
        raise UserError("asset-count-missing", count=asked.of)
    file = count_file(book, by, int(asked.of))
    with book.read(by, Act.READ_LEDGER) as conn:
        masters = load_masters(conn)
    span = Span(_organisation(masters), "", file.count.day, file.count.day)
    return count_schedule(
        span,
        masters.organisation.currency,
        file.count,
        (file.assets, masters.partners),
        log_head(book, by).short,
    )


def _counts(book: Book, by: Acting) -> tuple[Choice, ...]:
    return tuple(
        Choice(str(each.count.id), Name(each.count.day.isoformat(), each.count.day.isoformat()))
        for each in list_asset_counts(book, by)
    )


def _organisation(masters: Masters) -> Name:
    return Name(masters.organisation.name_ar, masters.organisation.name_en)


REPORTS: Final = (
    Report(
        ASSETS,
        ReportGroup.BALANCES,
        _assets,
        of=mark("Class or asset"),
        choices=_choices,
        takes=frozenset({Takes.DAY}),
    ),
    Report(
        ASSET_COUNT,
        ReportGroup.BALANCES,
        _count,
        of=mark("Count of assets"),
        choices=_counts,
        must=True,
        yearly=False,
    ),
)
