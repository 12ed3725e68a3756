"""Sentences for amounts, currencies, days and stored text."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "unknown-currency": mark(
        "There is no currency with the code “{code}”. Write its three capital letters, "
        "for example LYD or USD.",
    ),
    "amount-empty": mark("The amount is missing. Write it in digits, for example 1,250.500."),
    "amount-too-long": mark(
        "The amount “{text}…” goes on past position {position}, too long to be read. "
        "Write the result, or break it into several lines.",
    ),
    "amount-bad-character": mark(
        "The amount “{text}” cannot be read: “{character}” at position {position} does not belong "
        "there. Write digits, with a point before the decimals.",
    ),
    "amount-hidden-character": mark(
        "The amount “{text}” cannot be read: there is an invisible character ({code}) at position "
        "{position}. Erase the amount and type it again.",
    ),
    "amount-gap": mark(
        "The amount “{text}” cannot be read: there is a space inside the number at position "
        "{position}. Remove it, or separate thousands with a comma.",
    ),
    "amount-mixed-digits": mark(
        "The amount “{text}” mixes two kinds of digits at position {position}. "
        "Write the whole number in one kind.",
    ),
    "amount-bad-group": mark(
        "The amount “{text}” cannot be read: the separator at position {position} does not stand "
        "between complete groups of three digits. A comma separates thousands (1,500); "
        "a point begins the decimals (1.500).",
    ),
    "amount-too-many-decimals": mark(
        "The amount “{text}” has too many decimals, from position {position} on: {currency} has "
        "{decimals}. Nothing is rounded; correct the amount.",
    ),
    "amount-not-exact": mark(
        "The calculation “{text}” does not come out exactly in {currency} ({decimals} decimals) at "
        "position {position}. Write the amount that you mean.",
    ),
    "amount-divided-by-zero": mark(
        "The calculation “{text}” divides by zero at position {position}. Correct the divisor.",
    ),
    "amount-incomplete": mark(
        "The calculation “{text}” is not finished: something is missing at position {position}. "
        "Complete it.",
    ),
    "amount-unclear-parentheses": mark(
        "The parentheses at position {position} in “{text}” could mean a minus or a calculation. "
        "Write the minus sign, or leave the parentheses out.",
    ),
    "amount-too-large": mark(
        "The amount “{text}” at position {position} is too large: the limit is {limit} {currency}. "
        "Check the number of digits.",
    ),
    "day-empty": mark("The date is missing. Write it as 2025-03-15 or 15/3/2025."),
    "day-bad-form": mark(
        "“{text}” is not a complete date. Write the day, the month and the year in four digits: "
        "2025-03-15 or 15/3/2025.",
    ),
    "day-not-in-calendar": mark(
        "“{text}” is not in the calendar. Check the day and the month.",
    ),
    "day-unknown-month": mark(
        "In the date “{text}” the month “{month}” is not known. Write the month as a number.",
    ),
    "day-year-out-of-range": mark(
        "The date “{text}” falls in the year {year}; dates run from {first} to {last}. "
        "Write the Gregorian year in four digits.",
    ),
    "text-reorders": mark(
        "{field}: a hidden character ({code}) at position {position} would change the order in "
        "which the text is read. Erase the text and type it again.",
    ),
    "text-control": mark(
        "{field}: there is a hidden character ({code}) at position {position}. "
        "Erase the text and type it again.",
    ),
}
