"""The desk of the ledger's screens serves these as well."""

from tests.ui.ledger.conftest import desk, speak, typing

__all__ = ["desk", "speak", "typing"]
