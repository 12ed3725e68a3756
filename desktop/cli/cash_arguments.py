"""The arguments of the verbs of the treasurer's cash: rates of exchange and cash boxes."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.cli.masters_arguments import day_of_arguments
from desktop.cli.options import add_acting, add_book, add_json
from desktop.cli.parser import Parser
from desktop.text.words import Words


def declare_rate(parser: Parser, words: Words) -> None:
    """`sijill rate BOOK list|add|import FILE|revalue`."""
    add_book(parser, words)
    add_acting(parser, words)
    actions = _below(parser, words)
    _action(actions, "list", words("Show the rates that count, the newest day first."), words)
    _add(actions, words)
    _import(actions, words)
    _revalue(actions, words)
    _reverse(actions, words)


def declare_cash(parser: Parser, words: Words) -> None:
    """`sijill cash BOOK boxes|set|book|count FILE|counts`."""
    add_book(parser, words)
    add_acting(parser, words)
    actions = _below(parser, words)
    _action(actions, "boxes", words("Show the cash boxes and what lies in them."), words)
    deed = _action(actions, "set", words("Say who holds a box and what may lie in it."), words)
    _box(deed, words)
    holder = deed.add_mutually_exclusive_group()
    holder.add_argument("--holder", metavar="OFFICER", help=words("Code of an officer."))
    holder.add_argument("--partner", metavar="CODE", help=words("Code of a partner."))
    deed.add_argument("--most", metavar="AMOUNT", help=words("The most that may lie in it."))
    deed.add_argument("--stop", action="store_true", help=words("It is no longer used."))
    deed = _action(actions, "book", words("Show the book of a box, day by day."), words)
    _box(deed, words)
    deed.add_argument("--year", metavar="YEAR", help=words("Fiscal year; else the last one."))
    day = day_of_arguments(words)
    deed.add_argument(
        "--from", dest="first_day", type=day, metavar="DAY", help=words("First day: 2026-01-31.")
    )
    deed.add_argument(
        "--to", dest="last_day", type=day, metavar="DAY", help=words("Last day, which counts.")
    )
    deed = _action(actions, "count", words("Keep a count that a JSON file tells."), words)
    deed.add_argument("file", type=Path, metavar="FILE", help=words("The count, as JSON."))
    deed.add_argument("--post", action="store_true", help=words("Post the difference as well."))
    deed.add_argument(
        "--fund", default="", metavar="CODE", help=words("Fund that bears the difference.")
    )
    _action(actions, "counts", words("Show the counts, the newest day first."), words)


def _box(parser: Parser, words: Words) -> None:
    parser.add_argument("box", metavar="BOX", help=words("Code of the account of the cash box."))


def _add(actions: argparse._SubParsersAction[Parser], words: Words) -> None:
    deed = _action(actions, "add", words("Note a rate of exchange."), words)
    deed.add_argument("currency", metavar="CURRENCY", help=words("Three letters, such as USD."))
    deed.add_argument(
        "rate", metavar="RATE", help=words("Units of the book's currency for one unit of it.")
    )
    _day(deed, words, words("The day for which it holds: 2026-01-31."))
    deed.add_argument(
        "--source", required=True, metavar="TEXT", help=words("Where the rate is from.")
    )
    _sure(deed, words)


def _import(actions: argparse._SubParsersAction[Parser], words: Words) -> None:
    text = words("Take in a table of rates from a file, all of it or nothing.")
    deed = _action(actions, "import", text, words)
    deed.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help=words("CSV or XLSX with the columns currency, day, rate and source."),
    )
    deed.add_argument(
        "--source",
        default="",
        metavar="TEXT",
        help=words("Where rates are from whose row does not say it."),
    )
    _dry_run(deed, words)
    _sure(deed, words)


def _revalue(actions: argparse._SubParsersAction[Parser], words: Words) -> None:
    text = words("Bring what is held in other currencies to the rate of a closing day.")
    deed = _action(actions, "revalue", text, words)
    _day(deed, words, words("The closing day: 2026-12-31."))
    deed.add_argument(
        "--account",
        action="append",
        default=[],
        metavar="CODE",
        help=words("Only this account; repeat it for several."),
    )
    deed.add_argument(
        "--old-rates",
        action="store_true",
        help=words("Use the last rate also where it is older than the setting allows."),
    )
    _dry_run(deed, words)


def _reverse(actions: argparse._SubParsersAction[Parser], words: Words) -> None:
    text = words("Reverse a revaluation, for example on the first day of the next year.")
    deed = _action(actions, "reverse", text, words)
    deed.add_argument("number", type=int, metavar="NUMBER", help=words("Number of it."))
    _day(deed, words, words("The day of the reversal: 2027-01-01."))


def _below(parser: Parser, words: Words) -> argparse._SubParsersAction[Parser]:
    return parser.add_subparsers(
        title=words("Commands"), metavar="COMMAND", dest="action", required=True
    )


def _action(
    actions: argparse._SubParsersAction[Parser], name: str, text: str, words: Words
) -> Parser:
    parser = actions.add_parser(name, words=words, help=text, description=text)
    add_json(parser, words)
    add_acting(parser, words)
    return parser


def _day(parser: Parser, words: Words, text: str) -> None:
    parser.add_argument(
        "--day", required=True, type=day_of_arguments(words), metavar="DAY", help=text
    )


def _dry_run(parser: Parser, words: Words) -> None:
    parser.add_argument(
        "--dry-run", action="store_true", help=words("Show what would be done, write nothing.")
    )


def _sure(parser: Parser, words: Words) -> None:
    parser.add_argument(
        "--sure",
        action="store_true",
        help=words("Take a rate also where it is far from the one before."),
    )
