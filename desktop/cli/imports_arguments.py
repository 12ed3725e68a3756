"""The arguments of `sijill imports`."""

from __future__ import annotations

from desktop.cli.options import add_acting, add_book, add_json
from desktop.cli.parser import Parser
from desktop.text.words import Words


def declare_imports(parser: Parser, words: Words) -> None:
    """`sijill imports BOOK list|undo`."""
    add_book(parser, words)
    actions = parser.add_subparsers(
        title=words("Actions"), metavar="ACTION", dest="action", required=True
    )
    listing = actions.add_parser("list", words=words, help=words("Show the imports of the book."))
    add_json(listing, words)
    add_acting(listing, words)
    undo = actions.add_parser(
        "undo", words=words, help=words("Take an import back: all that is left of it is reversed.")
    )
    undo.add_argument("number", type=int, metavar="NUMBER", help=words("Number of the import."))
    undo.add_argument(
        "--reason", required=True, metavar="TEXT", help=words("Why; the log keeps it.")
    )
    add_json(undo, words)
    add_acting(undo, words)
