"""The arguments of the verbs about the log and about those who keep proofs of it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from desktop.cli.options import add_acting, add_book, add_json
from desktop.cli.parser import Parser
from desktop.text.words import Words

ROTATE: Final = "rotate-key"
LOG_QUESTIONS: Final = ("verify", "head", "prove", ROTATE)


def declare_log(parser: Parser, words: Words) -> None:
    """`sijill log BOOK verify|head|prove|rotate-key`."""
    add_book(parser, words)
    parser.add_argument(
        "action",
        choices=LOG_QUESTIONS,
        help=words(
            "verify: compare the whole book with its log; head: show the state of the log; "
            "prove: prove that an entry is in it; rotate-key: replace the key that signs it."
        ),
    )
    parser.add_argument(
        "record",
        nargs="?",
        metavar="ENTRY",
        help=words("For prove: a place in the log from 0, or an entry such as 2025/journal/42."),
    )
    parser.add_argument(
        "--founder-passphrase-file",
        type=Path,
        metavar="FILE",
        help=words("Passphrase of the officer who founded the book, where another one acts."),
    )
    add_json(parser, words)
    add_acting(parser, words)


def declare_receipt(parser: Parser, words: Words) -> None:
    """`sijill receipt BOOK import|list|compare|authority`."""
    add_book(parser, words)
    add_acting(parser, words)
    actions = parser.add_subparsers(
        title=words("Commands"), metavar="COMMAND", dest="action", required=True
    )
    text = words("Take in an authority's receipt, or all receipts on a stick.")
    taken = actions.add_parser("import", words=words, help=text, description=text)
    taken.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help=words("A file whose name ends in .receipt, or a folder or stick with such files."),
    )
    text = words("Show the receipts that the book keeps.")
    kept = actions.add_parser("list", words=words, help=text, description=text)
    text = words("Compare the log with every receipt, package and backup, and with this computer.")
    compared = actions.add_parser("compare", words=words, help=text, description=text)
    text = words("Show the authorities whose receipts are accepted, or enter one.")
    whom = actions.add_parser("authority", words=words, help=text, description=text)
    below = whom.add_subparsers(
        title=words("Commands"), metavar="COMMAND", dest="authority", required=True
    )
    text = words("Accept the receipts of an authority from now on.")
    added = below.add_parser("add", words=words, help=text, description=text)
    added.add_argument(
        "--name", required=True, metavar="NAME", help=words("What the authority is called.")
    )
    added.add_argument(
        "--key", required=True, metavar="KEY", help=words("Its key, as it stands on its paper.")
    )
    added.add_argument(
        "--groups",
        required=True,
        metavar="DIGITS",
        help=words("The eight groups of digits beside the key, to prove that both are right."),
    )
    text = words("Show the authorities.")
    shown = below.add_parser("list", words=words, help=text, description=text)
    for each in (taken, kept, compared, added, shown):
        add_json(each, words)
        add_acting(each, words)
