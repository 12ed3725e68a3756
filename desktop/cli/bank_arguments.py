"""Arguments of `sijill bank`: accounts, statements, matches, reconciliations."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from desktop.cli.masters_arguments import day_of_arguments
from desktop.cli.options import add_acting, add_book, add_json
from desktop.cli.parser import Parser
from desktop.domain.ledger.banks.layout import DayOrder, DecimalSign
from desktop.text.words import Words

DEEDS: Final = ("start", "show", "finish", "undo")


def declare_bank(parser: Parser, words: Words) -> None:
    """`sijill bank BOOK accounts|add|import|statements|match|reconcile|status`."""
    add_book(parser, words)
    add_acting(parser, words)
    actions = parser.add_subparsers(
        title=words("Commands"), metavar="COMMAND", dest="action", required=True
    )
    _action(actions, "accounts", words("Show the bank accounts and how each stands."), words)
    _add(actions, words)
    _import(actions, words)
    statements = _action(
        actions, "statements", words("Show the statements in the book, or undo one."), words
    )
    statements.add_argument(
        "--undo", type=int, metavar="N", help=words("Put the statement with this number aside.")
    )
    match = _action(
        actions, "match", words("Show what the bank and the book have in common."), words
    )
    _account(match, words)
    match.add_argument(
        "--accept-sure", action="store_true", help=words("Match everything that is sure.")
    )
    _reconcile(actions, words)
    _action(
        actions, "status", words("Show how far each account is reconciled and what waits."), words
    )


def _action(
    actions: argparse._SubParsersAction[Parser], name: str, text: str, words: Words
) -> Parser:
    parser = actions.add_parser(name, words=words, help=text, description=text)
    add_json(parser, words)
    add_acting(parser, words)
    return parser


def _account(parser: Parser, words: Words) -> None:
    parser.add_argument(
        "--account",
        default="",
        metavar="CODE",
        help=words("Code of the account; not needed where there is one bank account."),
    )


def _add(actions: argparse._SubParsersAction[Parser], words: Words) -> None:
    text = words("Say which bank stands behind an account.")
    parser = _action(actions, "add", text, words)
    _account(parser, words)
    parser.add_argument("--bank", required=True, metavar="NAME", help=words("Name of the bank."))
    parser.add_argument("--branch", default="", metavar="NAME", help=words("Its branch."))
    parser.add_argument(
        "--number", default="", metavar="NUMBER", help=words("Number of the account.")
    )
    parser.add_argument("--iban", default="", metavar="IBAN", help=words("IBAN of the account."))
    parser.add_argument(
        "--currency", metavar="CODE", help=words("Currency, where it holds one only.")
    )
    parser.add_argument(
        "--signatories", default="", metavar="NAMES", help=words("Who signs for it.")
    )
    parser.add_argument(
        "--settled-until",
        type=day_of_arguments(words),
        metavar="DAY",
        help=words("Last day that was reconciled before, outside the book."),
    )


def _import(actions: argparse._SubParsersAction[Parser], words: Words) -> None:
    text = words("Take in the statement of a bank: CSV, XLSX or OFX.")
    parser = _action(actions, "import", text, words)
    parser.add_argument("file", type=Path, metavar="FILE", help=words("The file of the bank."))
    _account(parser, words)
    parser.add_argument(
        "--mapping", default="", metavar="NAME", help=words("A saved way of reading the columns.")
    )
    parser.add_argument(
        "--days",
        choices=tuple(each.value for each in DayOrder),
        help=words("In which order days are written, where the file does not tell."),
    )
    parser.add_argument(
        "--decimals",
        choices=tuple(each.value for each in DecimalSign),
        help=words("Which sign stands before the decimals, where the file does not tell."),
    )
    parser.add_argument(
        "--save-mapping",
        default="",
        metavar="NAME",
        help=words("Save the way in which the columns were read."),
    )
    parser.add_argument(
        "--keep-file", action="store_true", help=words("Keep the file as a document as well.")
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=words("Show what would happen, write nothing.")
    )


def _reconcile(actions: argparse._SubParsersAction[Parser], words: Words) -> None:
    text = words("Begin, show, finish or undo a reconciliation.")
    parser = _action(actions, "reconcile", text, words)
    parser.add_argument("deed", choices=DEEDS, help=words("What to do."))
    _account(parser, words)
    parser.add_argument(
        "--to",
        dest="last_day",
        type=day_of_arguments(words),
        metavar="DAY",
        help=words("Last day of the bank's statement."),
    )
    parser.add_argument(
        "--balance",
        metavar="AMOUNT",
        help=words("With what the statement ends; else what an imported one says."),
    )
    parser.add_argument(
        "--reason",
        default="",
        metavar="TEXT",
        help=words("What a difference is, or why it is undone."),
    )
