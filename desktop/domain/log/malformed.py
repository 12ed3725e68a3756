"""What arrives from outside as a log, a proof or a note may be anything at all."""

from __future__ import annotations


class MalformedError(ValueError):
    """Bytes or text that are not what they should be; nothing was taken from them.

    `what` is a stable kebab-case name of the rule that was broken, for logs and tests.
    The person sees the verdict of the check that was running, never this.
    """

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what
