"""Amounts typed in four notations: each is read as what was meant, or refused.

The oracle shares nothing with the program: it writes an integer by decimal arithmetic of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from random import Random

from desktop.domain.amounts import parse_amount
from desktop.domain.currency import Currency, currency_of
from desktop.domain.errors import UserError
from tests.soak.part import Control, Outcome, Part, Tally

_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_EXTENDED = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_CURRENCIES = tuple(map(currency_of, ("LYD", "USD", "JPY")))


def _plain(minor: int, currency: Currency, random: Random) -> str:
    """Write minor units with a point; some people leave out closing zeros."""
    text = format(Decimal(minor).scaleb(-currency.exponent), f".{currency.exponent}f")
    if currency.exponent and random.random() < 0.3:
        text = text.rstrip("0")
        text = text.removesuffix(".") if random.random() < 0.5 else text
    return text


def _grouped(text: str) -> str:
    sign = "-" if text.startswith("-") else ""
    whole, point, rest = text.removeprefix("-").partition(".")
    first = len(whole) % 3
    groups = [whole[:first]] * bool(first) + [
        whole[at : at + 3] for at in range(first, len(whole), 3)
    ]
    return sign + ",".join(groups) + point + rest


def western(minor: int, currency: Currency, random: Random) -> str:
    """Write 1,234.500, with groups or without."""
    text = _plain(minor, currency, random)
    return _grouped(text) if random.random() < 0.5 else text


def arabic(minor: int, currency: Currency, random: Random) -> str:
    """Write with Arabic-Indic digits and their own two separators."""
    text = western(minor, currency, random).translate(_ARABIC)
    return text.replace(",", "٬").replace(".", "٫")


def extended(minor: int, currency: Currency, random: Random) -> str:
    """Write with extended digits, the minus behind as it stands on a right-to-left line."""
    text = _plain(abs(minor), currency, random).translate(_EXTENDED).replace(".", "٫")
    return text + "-" * (minor < 0)


def accounting(minor: int, currency: Currency, random: Random) -> str:
    """Write a negative amount in parentheses."""
    text = western(abs(minor), currency, random)
    return f"({text})" if minor < 0 else text


NOTATIONS: dict[str, Callable[[int, Currency, Random], str]] = {
    "western": western,
    "Arabic-Indic": arabic,
    "extended, minus behind": extended,
    "accounting": accounting,
}


def run(count: int, seed: int) -> Outcome:
    """Type `count` amounts, the notations in turn."""
    tally, refused, control = Tally(), Tally(), Tally()
    random = Random(f"amounts {seed}")
    for number in range(count):
        name, write = list(NOTATIONS.items())[number % len(NOTATIONS)]
        currency = random.choice(_CURRENCIES)
        minor = random.choice((-1, 1)) * random.randrange(10 ** random.randint(1, 15))
        text = write(minor, currency, random)
        _judge(tally, refused, name, text, minor, parse_amount, currency)
        if number < 4_000:
            _judge(control, refused, name, text, minor, _naive, currency)
    broken = "a reader for which every comma is a decimal point"
    refusals = refused.kinds["refused"]
    return Outcome(
        tally,
        (Control(broken, control.tried, control.bad),),
        f"{refusals} refused, which is allowed",
    )


def _judge(
    tally: Tally,
    refused: Tally,
    name: str,
    text: str,
    minor: int,
    read: Callable[[str, Currency], int],
    currency: Currency,
) -> None:
    try:
        got = read(text, currency)
    except UserError:
        if read is parse_amount:
            refused.add("refused", [])
        got = minor
    wrong = got != minor
    tally.add(name, [f"{text!r} read as {got}, meant {minor}"] if wrong else [], currency.code)


def _naive(text: str, currency: Currency) -> int:
    """Read as many programs do; for the control run."""
    plain = text.replace("٬", ",").replace("٫", ".").replace(",", ".")
    try:
        return int(Decimal(plain).scaleb(currency.exponent))
    except ArithmeticError as error:
        raise UserError("amount-bad-character") from error


PART = Part(
    name="amounts",
    promise="typed amounts, four notations: 0 misread",
    full=100_000,
    sample=20_000,
    run=run,
)
