"""A part of a page that is to be made unreadable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop.domain.errors import UserError

WHOLE: Final = 10_000
"""The width and the height of every page, in the measure of masks."""


@dataclass(frozen=True, slots=True)
class Mask:
    """A rectangle on `page` (from 0): ten-thousandths of its width and height, from the top left.

    Raises UserError `mask-outside` for a rectangle that is empty or leaves the page.
    """

    page: int
    left: int
    top: int
    right: int
    bottom: int

    def __post_init__(self) -> None:
        """Refuse what is no part of a page."""
        across = 0 <= self.left < self.right <= WHOLE
        down = 0 <= self.top < self.bottom <= WHOLE
        if not (across and down and self.page >= 0):
            raise UserError("mask-outside", page=self.page + 1)

    def pixels(self, width: int, height: int) -> tuple[int, int, int, int]:
        """Return (left, top, right, bottom) in pixels of a picture of this size, rounded outwards.

        The last row and column of a mask are in it: what lies half under it is not shown.
        """
        return (
            self.left * width // WHOLE,
            self.top * height // WHOLE,
            -(-self.right * width // WHOLE),
            -(-self.bottom * height // WHOLE),
        )
