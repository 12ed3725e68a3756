"""Every table of the book; importing this package fills the one MetaData."""

from desktop.store.tables import (
    approvals,
    audit,
    banks,
    budgets,
    cash,
    cheques,
    closing,
    documents,
    evidence,
    grants,
    journal,
    log,
    masters,
    officers,
    open_items,
    organisation,
    vouchers,
)
from desktop.store.tables.metadata import metadata

__all__ = [
    "approvals",
    "audit",
    "banks",
    "budgets",
    "cash",
    "cheques",
    "closing",
    "documents",
    "evidence",
    "grants",
    "journal",
    "log",
    "masters",
    "metadata",
    "officers",
    "open_items",
    "organisation",
    "vouchers",
]
