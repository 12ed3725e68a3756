"""Arguments of `sijill asset`."""

from __future__ import annotations

import argparse

from desktop.cli.masters_arguments import day_of_arguments
from desktop.cli.options import add_acting, add_book, add_json
from desktop.cli.parser import Parser
from desktop.domain.ledger.assets.asset import Acquired, DisposalKind
from desktop.domain.ledger.assets.count import CountFound
from desktop.text.words import Words


def declare_asset(parser: Parser, words: Words) -> None:
    """`sijill asset BOOK list|class|add|move|dispose|depreciate|count`."""
    add_book(parser, words)
    add_acting(parser, words)
    actions = parser.add_subparsers(
        title=words("Commands"), metavar="COMMAND", dest="action", required=True
    )
    _action(actions, "list", words("Show the register of assets."), words)
    _class(_action(actions, "class", words("Add a class of assets."), words), words)
    _add(_action(actions, "add", words("Enter an asset."), words), words)
    move = _action(actions, "move", words("Keep where an asset is, and with whom."), words)
    move.add_argument("code", metavar="TAG", help=words("Tag of the asset."))
    _keeper(move, words)
    _named(move, "--reason", words("Why it moves."))
    _day(move, words)
    _dispose(_action(actions, "dispose", words("Let an asset leave."), words), words)
    text = words("Write off what is due through a month.")
    depreciate = _action(actions, "depreciate", text, words)
    _day(depreciate, words)
    depreciate.add_argument(
        "--dry-run",
        action="store_true",
        help=words("Show what would be written off; post nothing."),
    )
    _count(_action(actions, "count", words("Count the assets."), words), words)


def _class(parser: Parser, words: Words) -> None:
    parser.add_argument("code", metavar="CODE", help=words("Its code, which never changes."))
    parser.add_argument("name", metavar="NAME", help=words("Its name, in Arabic or Latin letters."))
    _named(parser, "--cost-account", words("Code of the account of cost."))
    _named(parser, "--gathered-account", words("Code of the account of accumulated depreciation."))
    _named(parser, "--expense-account", words("Code of the account of depreciation."))
    parser.add_argument(
        "--life", type=int, required=True, metavar="MONTHS", help=words("Life in months.")
    )


def _add(parser: Parser, words: Words) -> None:
    parser.add_argument("code", metavar="TAG", help=words("Tag of the asset."))
    parser.add_argument("name", metavar="NAME", help=words("What it is."))
    _named(parser, "--class", words("Code of the class."), dest="kind")
    _named(parser, "--cost", words("Amount in the currency of the book."))
    _named(parser, "--fund", words("Code of the fund."))
    parser.add_argument("--project", metavar="CODE", help=words("Code of the project."))
    parser.add_argument(
        "--how",
        choices=[each.value for each in Acquired],
        default=Acquired.PURCHASE.value,
        help=words("How it came."),
    )
    parser.add_argument(
        "--paid-from",
        metavar="ACCOUNT",
        help=words("Account that paid; without it the purchase is taken as posted."),
    )
    parser.add_argument("--residual", metavar="AMOUNT", help=words("Residual value."))
    parser.add_argument(
        "--depreciated", metavar="AMOUNT", help=words("Written off before the book.")
    )
    parser.add_argument(
        "--life", type=int, default=0, metavar="MONTHS", help=words("Life; else that of its class.")
    )
    parser.add_argument("--donor", metavar="CODE", help=words("Code of the donor."))
    parser.add_argument(
        "--value-source",
        default="",
        metavar="TEXT",
        help=words("Where the value of a gift is from."),
    )
    parser.add_argument("--serial", default="", metavar="TEXT", help=words("Serial number."))
    _keeper(parser, words)
    _day(parser, words)
    parser.add_argument(
        "--in-service",
        type=day_of_arguments(words),
        metavar="DAY",
        help=words("Day from which it is used; else the day it came."),
    )


def _dispose(parser: Parser, words: Words) -> None:
    parser.add_argument("code", metavar="TAG", help=words("Tag of the asset."))
    parser.add_argument(
        "how", choices=[each.value for each in DisposalKind], help=words("How it leaves.")
    )
    _named(parser, "--reason", words("Why it leaves."))
    parser.add_argument("--proceeds", metavar="AMOUNT", help=words("What it brings."))
    parser.add_argument(
        "--money", metavar="ACCOUNT", help=words("Code of the account that takes it.")
    )
    parser.add_argument("--buyer", metavar="CODE", help=words("Code of who takes the asset."))
    _day(parser, words)
    parser.add_argument(
        "--dry-run", action="store_true", help=words("Show the result; post nothing.")
    )


def _count(parser: Parser, words: Words) -> None:
    parser.add_argument(
        "step",
        choices=("list", "open", "say", "finish"),
        help=words("List counts, open one, say what was found, or finish it."),
    )
    parser.add_argument("code", nargs="?", metavar="TAG", help=words("Tag of the asset."))
    parser.add_argument(
        "--found",
        choices=[each.value for each in CountFound],
        default=CountFound.FOUND.value,
        help=words("What was found."),
    )
    for option, text in (
        ("--place", words("Where it was.")),
        ("--note", words("A note.")),
        ("--counted-by", words("Who counted.")),
        ("--witnessed-by", words("Who stood by.")),
    ):
        parser.add_argument(option, default="", metavar="TEXT", help=text)
    parser.add_argument(
        "--day",
        type=day_of_arguments(words),
        metavar="DAY",
        help=words("The day, as year-month-day."),
    )


def _action(
    actions: argparse._SubParsersAction[Parser], name: str, text: str, words: Words
) -> Parser:
    parser = actions.add_parser(name, words=words, help=text, description=text)
    add_json(parser, words)
    add_acting(parser, words)
    return parser


def _named(parser: Parser, option: str, text: str, dest: str | None = None) -> None:
    shown = option.strip("-").upper()
    if dest is None:
        parser.add_argument(option, required=True, metavar=shown, help=text)
    else:
        parser.add_argument(option, required=True, metavar=shown, help=text, dest=dest)


def _keeper(parser: Parser, words: Words) -> None:
    parser.add_argument("--custodian", metavar="CODE", help=words("Code of who keeps it."))
    parser.add_argument("--place", default="", metavar="TEXT", help=words("Where it is."))


def _day(parser: Parser, words: Words) -> None:
    parser.add_argument(
        "--day",
        type=day_of_arguments(words),
        required=True,
        metavar="DAY",
        help=words("The day, as year-month-day."),
    )
