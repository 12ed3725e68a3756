"""The settings of a book: what there is to set, within which bounds, what holds unless set."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from desktop.domain.errors import UserError
from desktop.domain.trust.controls import Strictness


class Setting(Enum):
    """What can be set; the value is the key in the book."""

    LOCK_MINUTES = "lock_minutes"
    BACKUP_DAYS = "backup_days"
    FUND_CONTROL = "fund_control"
    BUDGET_CONTROL = "budget_control"


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number within bounds, both included."""

    default: int
    least: int
    most: int

    @property
    def default_text(self) -> str:
        """The default as the book would hold it."""
        return str(self.default)

    def refuse(self, key: Setting, text: str) -> None:
        """Raise UserError `setting-number` for anything but a number within the bounds."""
        if not (text.isascii() and text.isdigit() and self.least <= int(text) <= self.most):
            raise UserError("setting-number", setting=key, least=self.least, most=self.most)


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few named values."""

    default: Enum
    values: tuple[Enum, ...]

    @property
    def default_text(self) -> str:
        """The default as the book would hold it."""
        return str(self.default.value)

    def refuse(self, key: Setting, text: str) -> None:
        """Raise UserError `setting-value` for a value that is not among them."""
        if text not in {str(value.value) for value in self.values}:
            raise UserError("setting-value", setting=key)


_STRICT: Final = tuple(Strictness)

SETTINGS: Final[dict[Setting, Whole | OneOf]] = {
    Setting.LOCK_MINUTES: Whole(5, 1, 15),
    Setting.BACKUP_DAYS: Whole(7, 1, 90),
    Setting.FUND_CONTROL: OneOf(Strictness.WARN, _STRICT),
    Setting.BUDGET_CONTROL: OneOf(Strictness.WARN, _STRICT),
}
"""Every setting; a test asks that none is missing."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings that hold now; `lock_minutes` in minutes, `backup_days` in days."""

    lock_minutes: int = 5
    backup_days: int = 7
    fund_control: Strictness = Strictness.WARN
    budget_control: Strictness = Strictness.WARN


def read_settings(stored: dict[str, str]) -> Settings:
    """Return the settings that `stored` (key to text) leaves; unknown keys are of other versions.

    A stored value that is out of bounds counts as not set: the check of the book names it.
    """

    def text(key: Setting) -> str:
        kind = SETTINGS[key]
        found = stored.get(key.value, kind.default_text)
        try:
            kind.refuse(key, found)
        except UserError:
            return kind.default_text
        return found

    return Settings(
        lock_minutes=int(text(Setting.LOCK_MINUTES)),
        backup_days=int(text(Setting.BACKUP_DAYS)),
        fund_control=Strictness(text(Setting.FUND_CONTROL)),
        budget_control=Strictness(text(Setting.BUDGET_CONTROL)),
    )
