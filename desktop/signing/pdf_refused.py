"""The verdict that a PDF cannot be examined."""

from __future__ import annotations


class PdfRefused(Exception):  # noqa: N818 - a verdict, not a failure of ours
    """The file cannot be examined; `reason` is a short key for the report."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
