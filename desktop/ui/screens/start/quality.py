"""What can be said of a new passphrase before it is chosen: sentences, no score."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from desktop.domain.folding import fold
from desktop.text.words import mark

SHORTEST: Final = 8
"""Below this the passphrase is refused; from `ENOUGH` letters on its length is not remarked."""

ENOUGH: Final = 14

EMPTY: Final = mark("Three or four words that have nothing to do with each other are the best.")
SHORT: Final = mark("Too short: at least eight letters, better three or four words.")
DIGITS: Final = mark("Digits alone are guessed within hours. Use words.")
NAMES: Final = mark(
    "It holds a name of this book. Whoever knows the organisation tries that first."
)
REPEATS: Final = mark("The same letters come again and again. Use different words.")
LONGER: Final = mark("It will do. One more word makes it much harder to guess.")
GOOD: Final = mark("Good: long, and made of several words.")


@dataclass(frozen=True, slots=True)
class Quality:
    """One sentence (msgid) about a passphrase; `weak` where somebody would soon guess it."""

    message: str
    weak: bool


def quality_of(passphrase: str, names: Iterable[str] = ()) -> Quality:
    """Return what to say of `passphrase`; `names` are those that stand in the same form."""
    weakness = _weakness(passphrase.strip(), names)
    if weakness is not None:
        return Quality(weakness, weak=True)
    short = len(passphrase.strip()) < ENOUGH or len(passphrase.split()) < 2
    return Quality(LONGER if short else GOOD, weak=False)


def _weakness(plain: str, names: Iterable[str]) -> str | None:
    """Return why somebody would soon guess it, or None."""
    if len(plain) < SHORTEST:
        return SHORT if plain else EMPTY
    if plain.replace(" ", "").isdecimal():
        return DIGITS
    if len(set(plain)) < SHORTEST - 3:
        return REPEATS
    return NAMES if _named(plain, names) else None


def _named(passphrase: str, names: Iterable[str]) -> bool:
    """Tell whether a whole name is most of the passphrase."""
    folded = fold(passphrase)
    given = (fold(name) for name in names)
    return any(len(name) > 3 and name in folded and len(name) * 2 > len(folded) for name in given)
