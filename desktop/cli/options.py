"""Arguments that many verbs have in common."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Final

from desktop.cli.parser import Parser
from desktop.text.words import LANGUAGES, Words

_YEARS: Final = range(1900, 2201)


def add_language(parser: Parser, words: Words, default: object = argparse.SUPPRESS) -> None:
    """Add the language; what stands before the verb is kept where nothing stands after it."""
    parser.add_argument(
        "--lang",
        choices=tuple(LANGUAGES),
        default=default,
        help=words("Language of the answers; else that of the system, else Arabic."),
    )


def add_passphrase(parser: Parser, words: Words, default: object = argparse.SUPPRESS) -> None:
    """Add where the passphrase comes from, and the language."""
    add_language(parser, words, default)
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        default=default,
        help=words("File whose one line is the passphrase; else it is asked for."),
    )


def add_acting(parser: Parser, words: Words, default: object = argparse.SUPPRESS) -> None:
    """Add who acts, with which passphrase, in which language."""
    add_passphrase(parser, words, default)
    parser.add_argument(
        "--officer",
        metavar="CODE",
        default=default,
        help=words("Code of the officer who acts; else the passphrase tells who."),
    )


def add_book(parser: Parser, words: Words) -> None:
    """Add the book that the verb works on."""
    text = words("Folder of the book; its name ends in .sijill.")
    parser.add_argument("book", type=Path, metavar="BOOK", help=text)


def add_json(parser: argparse._ActionsContainer, words: Words) -> None:
    """Add the choice of an answer for programs."""
    text = words("Answer for programs: amounts as decimal text, days as year-month-day.")
    parser.add_argument("--json", action="store_true", help=text)


def year_number(words: Words) -> Callable[[str], int]:
    """Return the function that reads a year; its complaint is a sentence already."""

    def read(text: str) -> int:
        if not (text.isdecimal() and len(text) <= 4 and int(text) in _YEARS):
            raise argparse.ArgumentTypeError(
                words("“{value}” is not a year from 1900 to 2200.", value=text)
            )
        return int(text)

    return read
