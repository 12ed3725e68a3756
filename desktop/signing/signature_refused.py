"""The verdict that a signature does not hold."""

from __future__ import annotations


class SignatureRefused(Exception):  # noqa: N818 - a verdict, not a failure of ours
    """The signature does not hold; `reason` is a short key for the report."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
