"""The small book and the window's context of the ledger's screens."""

from tests.ui.ledger.conftest import desk, speak, typing

__all__ = ["desk", "speak", "typing"]
