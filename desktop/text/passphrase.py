"""The sentences about a passphrase that is being chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop.domain.trust.passphrase import Remark
from desktop.text.words import mark

REMARKS: Final[Mapping[Remark, str]] = {
    Remark.EMPTY: mark("Three or four words that have nothing to do with each other are the best."),
    Remark.SHORT: mark("Too short: at least eight letters, better three or four words."),
    Remark.DIGITS: mark("Digits alone are guessed within hours. Use words."),
    Remark.NAMES: mark(
        "It holds a name of this book. Whoever knows the organisation tries that first."
    ),
    Remark.REPEATS: mark("The same letters come again and again. Use different words."),
    Remark.LONGER: mark("It will do. One more word makes it much harder to guess."),
    Remark.GOOD: mark("Good: long, and made of several words."),
}
