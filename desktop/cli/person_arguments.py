"""Arguments of `sijill person`."""

from __future__ import annotations

from pathlib import Path

from desktop.cli.options import add_acting, add_book, add_json
from desktop.cli.parser import Parser
from desktop.text.words import Words


def declare_person(parser: Parser, words: Words) -> None:
    """Show what the book holds of a person, take it out, or erase it."""
    add_book(parser, words)
    actions = parser.add_subparsers(metavar="ACTION", dest="action", required=True)
    shown = actions.add_parser(
        "show", words=words, help=words("Show how much the book holds of the person.")
    )
    taken = actions.add_parser(
        "export", words=words, help=words("Write all of it into a file, for the person.")
    )
    erased = actions.add_parser("erase", words=words, help=words("Erase the person's names."))
    for action in (shown, taken, erased):
        action.add_argument("code", metavar="CODE", help=words("Code of the partner."))
    add_json(shown, words)
    taken.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help=words("A new file: a ZIP archive.")
    )
    erased.add_argument(
        "--reason",
        required=True,
        metavar="TEXT",
        help=words("Why; it is kept in the log, so it names nobody."),
    )
    for action in (shown, taken, erased):
        add_acting(action, words)
