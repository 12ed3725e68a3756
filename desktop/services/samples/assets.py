"""Fixed assets of the sample: the register behind its entries, its runs, a count of each year.

The story's entries stay as they are: they bought the assets and wrote them off at the end of each
year. What is written here refers to them, so that register and ledger agree to the last dirham.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from desktop import resources
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.account_uses import the_account
from desktop.domain.ledger.assets.asset import Acquired, NewAsset, check_asset
from desktop.domain.ledger.assets.count import CountFound
from desktop.domain.ledger.dimensions import PartnerKind
from desktop.domain.trust.acting import Act
from desktop.services.ledger.assets.enter_asset import write_asset
from desktop.services.samples.facts import FOLDER
from desktop.services.session import Session
from desktop.store.queries.asset_counts import BookedLine, booked_lines
from desktop.store.tables import assets as t
from desktop.store.tables.vouchers import entry_origin
from desktop.store.tx import Tx

_COUNTED: Final = (dt.date(2024, 12, 29), dt.date(2025, 12, 28))


class _Book:
    """What was written so far; `worn` has (asset, cost) by account of accumulated depreciation."""

    def __init__(self, tx: Tx, told: Mapping[str, Any]) -> None:
        self.tx, self.told = tx, told
        self.kinds: dict[str, int] = {}
        self.numbers: dict[str, int] = defaultdict(int)
        self.worn: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self.left: dict[int, int] = {}
        self.days: dict[int, dt.date] = {}
        partners = tx.masters().partners.values()
        self.keepers = [each.id for each in partners if each.kind is PartnerKind.STAFF]


def fill_assets(session: Session) -> None:
    """Write classes, assets, the runs of each year's end and the count of each year."""
    told = json.loads(resources.path(f"{FOLDER}/assets.json").read_bytes())
    with session.book.begin(session.by, Act.IMPORT_BOOK) as tx:
        book = _Book(tx, told)
        _write_classes(book)
        gathered = booked_lines(tx.conn, AccountUse.ACCUMULATED_DEPRECIATION)
        before = {each.account: -each.amount for each in gathered if each.opening}
        for line in booked_lines(tx.conn, AccountUse.FIXED_ASSET):
            _write_asset(book, line, before)
        _write_runs(book, [each for each in gathered if not each.opening])
        for day in _COUNTED:
            _write_count(book, day)


def _write_classes(book: _Book) -> None:
    accounts = book.tx.masters().accounts
    by_code = {each.code: each.id for each in accounts.values()}
    for each in book.told["classes"]:
        book.kinds[each["account"]] = book.tx.insert(
            t.asset_class,
            code=each["code"],
            name_ar=each["name_ar"],
            name_en=each["name_en"],
            cost_account_id=by_code[each["account"]],
            accumulated_account_id=by_code[each["gathered"]],
            expense_account_id=the_account(accounts, AccountUse.DEPRECIATION).id,
            life=each["life"],
            active=1,
        )


def _write_asset(book: _Book, line: BookedLine, before: Mapping[str, int]) -> None:
    kind = next(each for each in book.told["classes"] if each["account"] == line.account)
    number = len(book.days)
    written = before.get(kind["gathered"], 0) if line.opening else 0
    years = written * kind["life"] // line.amount // 12
    day = line.day.replace(year=line.day.year - years)
    how = Acquired.OPENING if line.opening else Acquired.PURCHASE
    gift = book.told["gift"] in line.text
    asset = NewAsset(
        f"{kind['code']}-{book.numbers[line.account] + 1:02}",
        kind["opening"] if line.opening else _name(book, line.text),
        book.kinds[line.account],
        day,
        day,
        line.amount,
        line.fund_id,
        Acquired.IN_KIND if gift else how,
        life=kind["life"],
        depreciated=written,
        project_id=line.project_id,
        donor_id=line.partner_id if gift else None,
        custodian_id=book.keepers[number % len(book.keepers)],
        place=book.told["places"][number % len(book.told["places"])],
        value_source=book.told["value_source"] if gift else "",
    )
    check_asset(asset)
    asset_id = write_asset(book.tx, asset)
    book.numbers[line.account] += 1
    book.days[asset_id] = day
    book.left[asset_id] = asset.cost - asset.depreciated
    book.worn[kind["gathered"]].append((asset_id, asset.cost))
    book.tx.insert(
        t.asset_source, asset_id=asset_id, entry_id=line.entry_id, position=line.position
    )


def _name(book: _Book, text: str) -> str:
    """Return what was bought or given, without the words around it."""
    what = text.partition(": ")[2] or text
    return what.removeprefix(book.told["bought"]).partition(book.told["for"])[0]


def _write_runs(book: _Book, lines: Sequence[BookedLine]) -> None:
    """Write that each year's end was a run, and share its entries among the assets by cost."""
    for day in sorted({each.day for each in lines}):
        run_id = book.tx.insert(
            t.depreciation,
            last_day=day,
            officer_id=book.tx.by.officer_id,
            recorded_at=book.tx.recorded_at,
        )
        for line in (each for each in lines if each.day == day):
            there = [each for each in book.worn[line.account] if book.days[each[0]] <= day]
            for asset_id, amount in _shares(book, there, -line.amount):
                book.left[asset_id] -= amount
                book.tx.insert(
                    t.depreciation_charge,
                    depreciation_id=run_id,
                    asset_id=asset_id,
                    amount=amount,
                )
            book.tx.insert(entry_origin, entry_id=line.entry_id, subject=f"depreciation:{run_id}")


def _shares(
    book: _Book, there: Sequence[tuple[int, int]], amount: int
) -> Iterator[tuple[int, int]]:
    """Yield a share of `amount` for each asset, none beyond what it may still lose."""
    whole = sum(cost for _, cost in there)
    shares = {each: min(amount * cost // whole, book.left[each]) for each, cost in there}
    rest = amount - sum(shares.values())
    for each, share in shares.items():
        more = min(rest, book.left[each] - share)
        rest -= more
        if share + more:
            yield each, share + more


def _write_count(book: _Book, day: dt.date) -> None:
    """Write a finished count; the last one found an asset damaged."""
    tx, told = book.tx, book.told["count"]
    who = {"officer_id": tx.by.officer_id, "recorded_at": tx.recorded_at}
    count_id = tx.insert(t.asset_count, day=day, note=told["note"], **who)
    for asset_id in (each for each, came in book.days.items() if came <= day):
        odd = day == _COUNTED[-1] and asset_id == max(book.days)
        tx.insert(
            t.asset_count_line,
            asset_count_id=count_id,
            asset_id=asset_id,
            found=CountFound.DAMAGED if odd else CountFound.FOUND,
            place="",
            note=told["damaged"] if odd else "",
            **who,
        )
    tx.insert(
        t.asset_count_end,
        asset_count_id=count_id,
        counted_by=told["counted_by"],
        witnessed_by=told["witnessed_by"],
        **who,
    )
