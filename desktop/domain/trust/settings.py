"""The settings of a book: what there is to set, within which bounds, what holds unless set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import Final

from desktop.domain.errors import UserError
from desktop.domain.ledger.assets.depreciation import FirstMonth
from desktop.domain.ledger.dues.dues import PartYear
from desktop.domain.ledger.open_items.ages import AgeSteps
from desktop.domain.ledger.statements.basis import Basis
from desktop.domain.ledger.vouchers.paper import PaperSize
from desktop.domain.trust.controls import Control, Strictness


class Setting(Enum):
    """What can be set; the value is the key in the book."""

    LOCK_MINUTES = "lock_minutes"
    BACKUP_DAYS = "backup_days"
    FUND_CONTROL = "fund_control"
    BUDGET_CONTROL = "budget_control"
    CHEQUE_CONTROL = "cheque_control"
    VOUCHER_PAPER = "voucher_paper"
    ADVANCE_OVERDUE = "advance_overdue"
    PART_YEAR = "part_year"
    AGE_STEPS = "age_steps"
    FUND_LINE_CONTROL = "fund_line_control"
    GRANT_CONTROL = "grant_control"
    GRANT_BAR_CONTROL = "grant_bar_control"
    GRANT_PERIOD_CONTROL = "grant_period_control"
    PRINCIPAL_CONTROL = "principal_control"
    ZAKAT_CONTROL = "zakat_control"
    CASH_CONTROL = "cash_control"
    RATE_DAYS = "rate_days"
    BASIS = "basis"
    DEPRECIATION_BEGINS = "depreciation_begins"


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
    Setting.CHEQUE_CONTROL: OneOf(Strictness.WARN, _STRICT),
    Setting.VOUCHER_PAPER: OneOf(PaperSize.A5, tuple(PaperSize)),
    Setting.ADVANCE_OVERDUE: OneOf(Strictness.WARN, _STRICT),
    Setting.PART_YEAR: OneOf(PartYear.MONTHS, tuple(PartYear)),
    Setting.AGE_STEPS: OneOf(AgeSteps.SHORT, tuple(AgeSteps)),
    Setting.FUND_LINE_CONTROL: OneOf(Strictness.WARN, _STRICT),
    Setting.GRANT_CONTROL: OneOf(Strictness.WARN, _STRICT),
    Setting.GRANT_BAR_CONTROL: OneOf(Strictness.BLOCK, _STRICT),
    Setting.GRANT_PERIOD_CONTROL: OneOf(Strictness.WARN, _STRICT),
    Setting.PRINCIPAL_CONTROL: OneOf(Strictness.BLOCK, _STRICT),
    Setting.ZAKAT_CONTROL: OneOf(Strictness.BLOCK, _STRICT),
    Setting.CASH_CONTROL: OneOf(Strictness.WARN, _STRICT),
    Setting.RATE_DAYS: Whole(7, 0, 90),
    Setting.BASIS: OneOf(Basis.ACCRUAL, tuple(Basis)),
    Setting.DEPRECIATION_BEGINS: OneOf(FirstMonth.NEXT, tuple(FirstMonth)),
}
"""Every setting; a test asks that none is missing."""

CONTROL_SETTINGS: Final[Mapping[Control, Setting]] = MappingProxyType(
    {
        Control.FUND_OVERSPENT: Setting.FUND_CONTROL,
        Control.BUDGET_EXCEEDED: Setting.BUDGET_CONTROL,
        Control.CHEQUE_NUMBER: Setting.CHEQUE_CONTROL,
        Control.FUND_LINE_EXCEEDED: Setting.FUND_LINE_CONTROL,
        Control.GRANT_EXCEEDED: Setting.GRANT_CONTROL,
        Control.GRANT_BARRED: Setting.GRANT_BAR_CONTROL,
        Control.GRANT_PERIOD: Setting.GRANT_PERIOD_CONTROL,
        Control.PRINCIPAL_SPENT: Setting.PRINCIPAL_CONTROL,
        Control.ZAKAT_HEAD: Setting.ZAKAT_CONTROL,
        Control.CASH_BELOW_ZERO: Setting.CASH_CONTROL,
    }
)
"""The setting that says how strict each control is."""


def _defaults() -> Mapping[Setting, str]:
    return MappingProxyType({key: kind.default_text for key, kind in SETTINGS.items()})


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings that hold now, by key, each within its bounds."""

    texts: Mapping[Setting, str] = field(default_factory=_defaults)

    @property
    def lock_minutes(self) -> int:
        """Minutes without a key or a click after which the passphrase is asked again."""
        return int(self.texts[Setting.LOCK_MINUTES])

    @property
    def backup_days(self) -> int:
        """Days after which a backup is due."""
        return int(self.texts[Setting.BACKUP_DAYS])

    @property
    def rate_days(self) -> int:
        """Days after which a rate of exchange is called old."""
        return int(self.texts[Setting.RATE_DAYS])

    def strictness(self, control: Control) -> Strictness:
        """Return what is done when `control` is not kept."""
        return Strictness(self.texts[CONTROL_SETTINGS[control]])

    def value(self, key: Setting) -> int | Enum:
        """Return what is set, as `SETTINGS` offers it."""
        kind, text = SETTINGS[key], self.texts[key]
        if isinstance(kind, Whole):
            return int(text)
        return next(value for value in kind.values if value.value == text)

    @property
    def advance_overdue(self) -> Strictness:
        """What is done when the holder of an overdue advance is to be given another."""
        return Strictness(self.texts[Setting.ADVANCE_OVERDUE])

    @property
    def part_year(self) -> PartYear:
        """What a member owes for a part of the time that is charged."""
        return PartYear(self.texts[Setting.PART_YEAR])

    @property
    def age_steps(self) -> AgeSteps:
        """The classes of age in lists of what is owed."""
        return AgeSteps(self.texts[Setting.AGE_STEPS])


def read_settings(stored: Mapping[str, str]) -> Settings:
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

    return Settings(MappingProxyType({key: text(key) for key in Setting}))
