"""Whether the assets of the register were counted in the year."""

from __future__ import annotations

from typing import Final

from desktop.domain.ledger.assets.count import there_on
from desktop.domain.ledger.closing.points import Found, absent, failing
from desktop.services.ledger.closing.check import Check, Looked
from desktop.store.queries.asset_counts import load_asset_counts
from desktop.store.queries.assets import load_assets
from desktop.text.words import Words, mark


def _look(looked: Looked) -> Found:
    first, last = looked.year.first_day, looked.year.last_day
    there = [
        each for each in load_assets(looked.conn).values() if each.stands and there_on(each, last)
    ]
    if not there:
        return absent()
    counts = [
        each
        for each in load_asset_counts(looked.conn)
        if each.finished and first <= each.day <= last
    ]
    said = {line.asset_id for each in counts for line in each.lines}
    return failing(sum(each.id not in said for each in there), day=last)


def _fails(words: Words, n: int, **fields: object) -> str:
    return words.plural(
        "{n} asset was not counted in the year to {day}.",
        "{n} assets were not counted in the year to {day}.",
        n,
        **fields,
    )


CHECK: Final = Check(
    key="assets-counted",
    place=175,
    title=mark("Count of assets"),
    ok=mark("Every asset of the register was counted in the year."),
    fails=_fails,
    absent=mark("The register has no assets to count."),
    look=_look,
    screen="asset-counts",
)
