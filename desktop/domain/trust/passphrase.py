"""What a passphrase must not be, said in one place for screens, services and the command line."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from enum import Enum
from typing import Final

from desktop.domain.errors import UserError
from desktop.domain.folding import fold

SHORTEST: Final = 8
"""Below this the passphrase is refused; from `ENOUGH` letters on its length is not remarked."""

ENOUGH: Final = 14
_DIFFERENT: Final = 5
"""Letters of which it must be made at least."""


class Remark(Enum):
    """What can be said of a passphrase; no score."""

    EMPTY = "empty"
    SHORT = "short"
    DIGITS = "digits"
    REPEATS = "repeats"
    NAMES = "names"
    LONGER = "longer"
    GOOD = "good"

    @property
    def weak(self) -> bool:
        """Whether somebody would soon guess it."""
        return self not in (Remark.LONGER, Remark.GOOD)


def remark_on(passphrase: str, names: Iterable[str] = ()) -> Remark:
    """Return what to say of `passphrase`; `names` are those of the organisation and its officers.

    Composed and decomposed letters count the same, for they open the same slot.
    """
    plain = unicodedata.normalize("NFKC", passphrase).strip()
    if len(plain) < SHORTEST:
        return Remark.SHORT if plain else Remark.EMPTY
    if plain.replace(" ", "").isdecimal():
        return Remark.DIGITS
    if len(set(plain)) < _DIFFERENT:
        return Remark.REPEATS
    if _named(plain, names):
        return Remark.NAMES
    short = len(plain) < ENOUGH or len(plain.split()) < 2
    return Remark.LONGER if short else Remark.GOOD


def require_strong(passphrase: str, names: Iterable[str] = (), *, field: str = "") -> None:
    """Raise UserError `passphrase-empty` or `passphrase-weak` for one that is no use.

    It is asked where a passphrase is chosen, never where one is typed to open something. `field`
    names the place in a form.
    """
    remark = remark_on(passphrase, names)
    if remark.weak:
        key = "passphrase-empty" if remark is Remark.EMPTY else "passphrase-weak"
        raise UserError(key, **({"field": field} if field else {}))


def _named(passphrase: str, names: Iterable[str]) -> bool:
    """Tell whether a whole name is most of the passphrase."""
    folded = fold(passphrase)
    given = (fold(name) for name in names)
    return any(len(name) > 3 and name in folded and len(name) * 2 > len(folded) for name in given)
