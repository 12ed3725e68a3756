"""The arguments of `sijill voucher`."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.cli.masters_arguments import day_of_arguments
from desktop.cli.options import add_acting, add_book, add_json
from desktop.cli.parser import Parser
from desktop.domain.ledger.entry import Series
from desktop.domain.ledger.vouchers.cheque import ChequeState
from desktop.domain.ledger.vouchers.paper import PaperSize
from desktop.text.words import Words


def declare_voucher(parser: Parser, words: Words) -> None:
    """`sijill voucher BOOK list|show|post|print|void|cheques`."""
    add_book(parser, words)
    add_acting(parser, words)
    actions = parser.add_subparsers(
        title=words("Commands"), metavar="COMMAND", dest="action", required=True
    )
    deed = _action(actions, "list", words("Show vouchers, the newest first."), words)
    _series(deed, words, None)
    deed.add_argument("--year", metavar="YEAR", help=words("Fiscal year."))
    deed.add_argument("--limit", type=int, default=100, metavar="N", help=words("At most so many."))
    _number(_action(actions, "show", words("Show one voucher whole."), words), words)
    deed = _action(actions, "post", words("Post the voucher that a JSON file tells."), words)
    deed.add_argument("file", type=Path, metavar="FILE", help=words("The JSON file."))
    deed.add_argument(
        "--send-for-approval",
        action="store_true",
        help=words("Where it needs approval, sign it and send it there."),
    )
    deed = _action(actions, "print", words("Print a voucher; every printing is counted."), words)
    _number(deed, words)
    deed.add_argument(
        "--pdf", type=Path, required=True, metavar="FILE", help=words("The new PDF file.")
    )
    deed.add_argument(
        "--paper",
        choices=tuple(each.value for each in PaperSize),
        help=words("Paper; else that of the settings."),
    )
    deed = _action(actions, "void", words("Make a voucher void; it keeps its number."), words)
    _number(deed, words)
    deed.add_argument("--reason", required=True, metavar="TEXT", help=words("Why."))
    deed.add_argument(
        "--day", required=True, type=day_of_arguments(words), help=words("Day of the voiding.")
    )
    deed = _action(actions, "cheques", words("Show the cheques and how they stand."), words)
    deed.add_argument(
        "--state",
        choices=tuple(each.value for each in ChequeState),
        help=words("Only those in this state."),
    )


def _number(parser: Parser, words: Words) -> None:
    parser.add_argument("number", type=int, metavar="NUMBER", help=words("Number in its series."))
    _series(parser, words, Series.PAYMENT.value)
    parser.add_argument(
        "--year", metavar="YEAR", help=words("Fiscal year; else the last one of the book.")
    )


def _series(parser: Parser, words: Words, default: str | None) -> None:
    parser.add_argument(
        "--series",
        choices=tuple(each.value for each in Series),
        default=default,
        help=words("Kind of voucher."),
    )


def _action(
    actions: argparse._SubParsersAction[Parser], name: str, text: str, words: Words
) -> Parser:
    made = actions.add_parser(name, words=words, help=text, description=text)
    add_json(made, words)
    add_acting(made, words)
    return made
