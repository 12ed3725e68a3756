"""How assets came and left, by name."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

from desktop.domain.ledger.assets.asset import Acquired, DisposalKind
from desktop.domain.ledger.assets.count import CountFound
from desktop.domain.ledger.assets.depreciation import FirstMonth
from desktop.domain.trust.acting import Act
from desktop.domain.trust.settings import Setting
from desktop.text.words import mark

LABELS: Final[Mapping[Enum, str]] = {
    Act.MANAGE_ASSETS: mark("keep the registers of assets and stock"),
    Setting.DEPRECIATION_BEGINS: mark("When depreciation begins"),
    Acquired.PURCHASE: mark("Bought"),
    Acquired.IN_KIND: mark("Given in kind"),
    Acquired.OPENING: mark("There before the book"),
    DisposalKind.SOLD: mark("Sold"),
    DisposalKind.SCRAPPED: mark("Scrapped"),
    DisposalKind.GIVEN: mark("Given away"),
    DisposalKind.LOST: mark("Lost"),
    CountFound.FOUND: mark("It is there"),
    CountFound.MISSING: mark("Missing"),
    CountFound.DAMAGED: mark("Damaged"),
    CountFound.ELSEWHERE: mark("In another place"),
    FirstMonth.SAME: mark("In the month of going into service"),
    FirstMonth.NEXT: mark("In the month after"),
}
