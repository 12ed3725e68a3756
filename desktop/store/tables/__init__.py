"""Every table of the book; importing this package fills the one MetaData."""

from desktop.store.tables import journal, log, masters, organisation
from desktop.store.tables.metadata import metadata

__all__ = ["journal", "log", "masters", "metadata", "organisation"]
