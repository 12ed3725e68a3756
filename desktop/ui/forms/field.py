"""What a form asks for: declared once, and labels, order, checks and names follow from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from desktop.domain.currency import Currency
from desktop.ui.widgets.pick_edit import Choice


class FieldKind(Enum):
    """The kinds of field that are really used; this is not a framework."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    AMOUNT = "amount"
    DAY = "day"
    PICK = "pick"
    CHOICE = "choice"
    PASSPHRASE = "passphrase"  # noqa: S105 - the kind of a field
    FOLDER = "folder"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Field:
    """One field; `label`, `hint` and `placeholder` are message ids.

    `options` are (key, message id) pairs of a CHOICE; `choices` gives what a PICK offers;
    `currency` is needed by an AMOUNT.
    """

    key: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    required: bool = False
    hint: str = ""
    placeholder: str = ""
    options: tuple[tuple[str, str], ...] = ()
    choices: Callable[[], tuple[Choice, ...]] | None = None
    currency: Currency | None = None
