"""Posted lines on accounts of assets that no asset of the register was made of yet."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from desktop.domain.errors import UserError
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.assets.asset import NewAsset
from desktop.domain.trust.acting import Act, Acting
from desktop.store.book import Book
from desktop.store.queries.asset_counts import BookedLine, booked_lines, made_of_lines


@dataclass(frozen=True, slots=True)
class Unregistered:
    """A line with what of it is still to be entered, in minor units."""

    line: BookedLine
    left: int


def unregistered_lines(book: Book, by: Acting) -> tuple[Unregistered, ...]:
    """Return the lines of which assets are still to be made, the first day first."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return _left(conn)


def check_source(conn: Connection, asset: NewAsset, source: tuple[int, int]) -> None:
    """Hold that an asset costs no more than what is left of its line, and is of its fund.

    Raises UserError `asset-line-missing`, `asset-line-cost` or `asset-line-fund`.
    """
    for each in _left(conn):
        if (each.line.entry_id, each.line.position) == source:
            if asset.cost > each.left:
                raise UserError("asset-line-cost", asset=asset.code)
            if asset.fund_id != each.line.fund_id:
                raise UserError("asset-line-fund", asset=asset.code)
            return
    raise UserError("asset-line-missing")


def _left(conn: Connection) -> tuple[Unregistered, ...]:
    made = made_of_lines(conn)
    found = (
        Unregistered(line, line.amount - made.get((line.entry_id, line.position), 0))
        for line in booked_lines(conn, AccountUse.FIXED_ASSET)
        if line.amount > 0 and not line.registered
    )
    return tuple(each for each in found if each.left > 0)
