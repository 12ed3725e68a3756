"""Fixed assets: their classes, the assets, where they are, what was written off, how they left."""

from __future__ import annotations

from typing import Final

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, String, Table
from sqlalchemy import UniqueConstraint as Unique

from desktop.domain.ledger.assets.asset import LONGEST_LIFE, Acquired, DisposalKind
from desktop.domain.ledger.assets.count import CountFound
from desktop.domain.ledger.entry import LARGEST_AMOUNT
from desktop.store.tables.metadata import metadata
from desktop.store.types import Choice, Day, Moment, one_of

asset_class: Final = Table(
    "asset_class",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code", String, nullable=False),
    Column("name_ar", String, nullable=False),
    Column("name_en", String, nullable=False),
    Column("cost_account_id", ForeignKey("account.id"), nullable=False),
    Column("accumulated_account_id", ForeignKey("account.id"), nullable=False),
    Column("expense_account_id", ForeignKey("account.id"), nullable=False),
    Column("life", Integer, nullable=False),
    Column("active", Integer, nullable=False, server_default="1"),
    Unique("code"),
    CheckConstraint("name_ar <> '' OR name_en <> ''", name="named"),
    CheckConstraint(f"life BETWEEN 1 AND {LONGEST_LIFE}", name="life"),
    CheckConstraint("active IN (0, 1)", name="active"),
)

asset: Final = Table(
    "asset",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code", String, nullable=False),
    Column("name", String, nullable=False),
    Column("asset_class_id", ForeignKey("asset_class.id"), nullable=False),
    Column("acquired", Day, nullable=False),
    Column("in_service", Day, nullable=False),
    Column("cost", Integer, nullable=False),
    Column("residual", Integer, nullable=False),
    Column("life", Integer, nullable=False),
    Column("depreciated", Integer, nullable=False),
    Column("how", Choice(Acquired), nullable=False),
    Column("fund_id", ForeignKey("fund.id"), nullable=False),
    Column("project_id", ForeignKey("project.id")),
    Column("donor_id", ForeignKey("partner.id")),
    Column("serial", String, nullable=False),
    Column("value_source", String, nullable=False),
    Unique("code"),
    CheckConstraint("name <> ''", name="name"),
    CheckConstraint(f"cost BETWEEN 1 AND {LARGEST_AMOUNT}", name="cost"),
    CheckConstraint("residual >= 0 AND residual <= cost", name="residual"),
    CheckConstraint(f"life BETWEEN 1 AND {LONGEST_LIFE}", name="life"),
    CheckConstraint("depreciated BETWEEN 0 AND cost - residual", name="depreciated"),
    CheckConstraint("in_service >= acquired", name="in_service"),
    CheckConstraint(one_of("how", Acquired), name="how"),
    CheckConstraint("how <> 'in_kind' OR value_source <> ''", name="value_source"),
)
"""Figures, days, fund and class never change (a trigger): what was posted follows from them."""
Index("ix_asset_asset_class_id", asset.c.asset_class_id)

asset_move: Final = Table(
    "asset_move",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("asset_id", ForeignKey("asset.id"), nullable=False),
    Column("day", Day, nullable=False),
    Column("custodian_id", ForeignKey("partner.id")),
    Column("place", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
)
"""Who keeps an asset and where, from a day on; the last one holds. Only grows."""
Index("ix_asset_move_asset_id", asset_move.c.asset_id)

depreciation: Final = Table(
    "depreciation",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("last_day", Day, nullable=False),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
)
"""A run through the last day of a month; its entries have the origin "depreciation:ID"."""

depreciation_charge: Final = Table(
    "depreciation_charge",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("depreciation_id", ForeignKey("depreciation.id"), nullable=False),
    Column("asset_id", ForeignKey("asset.id"), nullable=False),
    Column("amount", Integer, nullable=False),
    Unique("depreciation_id", "asset_id"),
    CheckConstraint(f"amount BETWEEN 1 AND {LARGEST_AMOUNT}", name="amount"),
)
"""What a run wrote off of one asset, in minor units; only grows."""
Index("ix_depreciation_charge_asset_id", depreciation_charge.c.asset_id)

asset_disposal: Final = Table(
    "asset_disposal",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("asset_id", ForeignKey("asset.id"), nullable=False),
    Column("day", Day, nullable=False),
    Column("kind", Choice(DisposalKind), nullable=False),
    Column("proceeds", Integer, nullable=False),
    Column("charge", Integer, nullable=False),
    Column("buyer_id", ForeignKey("partner.id")),
    Column("reason", String, nullable=False),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    CheckConstraint(one_of("kind", DisposalKind), name="kind"),
    CheckConstraint(f"proceeds BETWEEN 0 AND {LARGEST_AMOUNT}", name="proceeds"),
    CheckConstraint(f"charge BETWEEN 0 AND {LARGEST_AMOUNT}", name="charge"),
    CheckConstraint("reason <> ''", name="reason"),
)
"""An asset that left; it counts while the entry with the origin "asset_disposal:ID" stands.
`charge` is what that entry writes off up to the day, in minor units."""
Index("ix_asset_disposal_asset_id", asset_disposal.c.asset_id)

asset_source: Final = Table(
    "asset_source",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("asset_id", ForeignKey("asset.id"), nullable=False),
    Column("entry_id", ForeignKey("entry.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Unique("asset_id"),
    CheckConstraint("position >= 1", name="position"),
)
"""The posted line that an asset was made of; several assets may share one. Only grows."""
Index("ix_asset_source_entry_id", asset_source.c.entry_id)

asset_count: Final = Table(
    "asset_count",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("day", Day, nullable=False),
    Column("note", String, nullable=False),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
)
"""A count of the assets that are there on its day; open until it has an `asset_count_end`."""

asset_count_line: Final = Table(
    "asset_count_line",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("asset_count_id", ForeignKey("asset_count.id"), nullable=False),
    Column("asset_id", ForeignKey("asset.id"), nullable=False),
    Column("found", Choice(CountFound), nullable=False),
    Column("place", String, nullable=False),
    Column("note", String, nullable=False),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    CheckConstraint(one_of("found", CountFound), name="found"),
)
"""What was found of an asset; said again, the last one holds. Only grows."""
Index("ix_asset_count_line_asset_count_id", asset_count_line.c.asset_count_id)

asset_count_end: Final = Table(
    "asset_count_end",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("asset_count_id", ForeignKey("asset_count.id"), nullable=False),
    Column("counted_by", String, nullable=False),
    Column("witnessed_by", String, nullable=False),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Unique("asset_count_id"),
    CheckConstraint("counted_by <> '' AND witnessed_by <> ''", name="people"),
    CheckConstraint("counted_by <> witnessed_by", name="two_people"),
)
"""A count that is finished, and the two who counted; nothing is added to it afterwards."""
