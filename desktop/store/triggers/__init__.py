"""The rules that the database itself holds, made in one place and made again after a migration."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

from desktop.store.triggers.assets import ASSETS
from desktop.store.triggers.banks import BANKS
from desktop.store.triggers.budgets import BUDGETS
from desktop.store.triggers.cash import CASH
from desktop.store.triggers.cheques import CHEQUES
from desktop.store.triggers.closing import CLOSING
from desktop.store.triggers.grants import GRANTS
from desktop.store.triggers.ledger import BULK, LEDGER
from desktop.store.triggers.log import LOG
from desktop.store.triggers.masters import MASTERS
from desktop.store.triggers.notes import NOTES
from desktop.store.triggers.open_items import OPEN_ITEMS
from desktop.store.triggers.trust import TRUST

TRIGGERS: Final = {
    **LEDGER,
    **LOG,
    **MASTERS,
    **TRUST,
    **OPEN_ITEMS,
    **NOTES,
    **BUDGETS,
    **CHEQUES,
    **CLOSING,
    **BANKS,
    **GRANTS,
    **CASH,
    **ASSETS,
}


def install(conn: Connection) -> None:
    """Create every trigger that is not there."""
    for name, body in TRIGGERS.items():
        conn.exec_driver_sql(f"CREATE TRIGGER IF NOT EXISTS {name} {body}")


def drop(conn: Connection) -> None:
    """Drop every trigger, for a migration, inside its transaction."""
    for name in TRIGGERS:
        conn.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")


def pause_for_bulk(conn: Connection) -> None:
    """Drop the per-row triggers of a bulk load, inside its transaction.

    They cost 2.6 times the load; `resume_after_bulk` proves over the whole set what they prove
    row by row, before anything is committed.
    """
    for name in BULK:
        conn.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")


def resume_after_bulk(conn: Connection) -> None:
    """Create the triggers of a bulk load again."""
    for name in BULK:
        conn.exec_driver_sql(f"CREATE TRIGGER {name} {TRIGGERS[name]}")
