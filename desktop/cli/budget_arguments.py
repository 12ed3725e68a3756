"""Arguments of `sijill budget`."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.cli.masters_arguments import day_of_arguments
from desktop.cli.options import add_acting, add_book, add_json
from desktop.cli.parser import Parser
from desktop.domain.ledger.budgets.standing import Forecast, GroupBy
from desktop.text.words import Words


def declare_budget(parser: Parser, words: Words) -> None:
    """`sijill budget BOOK list|show|new|import|export|adopt|drop|against|commit|…`."""
    add_book(parser, words)
    add_acting(parser, words)
    actions = parser.add_subparsers(
        title=words("Commands"), metavar="COMMAND", dest="action", required=True
    )
    _action(actions, "list", words("Show every version of the budgets."), words)
    shown = _version(actions, "show", words("Show the figures of a version by month."), words)
    shown.add_argument(
        "--since", metavar="CODE", help=words("Only what it changes of this version.")
    )
    _new(_version(actions, "new", words("Begin a draft."), words), words)
    _exchange(actions, words)
    adopted = _version(
        actions, "adopt", words("Adopt a draft: it holds for its year, and never changes."), words
    )
    adopted.add_argument(
        "--resolution",
        required=True,
        metavar="TEXT",
        help=words("Body and number of the decision."),
    )
    _day(adopted, words("Day of the decision, as year-month-day."), words)
    _version(actions, "drop", words("Drop a draft."), words)
    _against(_action(actions, "against", words("Show how the year stands."), words), words)
    note = _version(actions, "note", words("Write why a line came out as it did."), words)
    note.add_argument(
        "text", metavar="TEXT", help=words("The note; empty takes the last one back.")
    )
    _place(note, words)
    _commitments(actions, words)


def _new(parser: Parser, words: Words) -> None:
    parser.add_argument("--year", metavar="YEAR", help=words("Fiscal year; else the last one."))
    begins = parser.add_mutually_exclusive_group()
    begins.add_argument(
        "--copy-of", metavar="CODE", help=words("Begin with the figures of this version.")
    )
    begins.add_argument(
        "--as-went", metavar="YEAR", help=words("Begin with what this year earned and spent.")
    )
    parser.add_argument("--note", default="", metavar="TEXT", help=words("A remark."))


def _exchange(actions: argparse._SubParsersAction[Parser], words: Words) -> None:
    taken = _action(
        actions, "import", words("Take budgets back from a workbook, all of it or nothing."), words
    )
    taken.add_argument("file", type=Path, metavar="FILE", help=words("The workbook to read."))
    taken.add_argument(
        "--into", metavar="CODE", help=words("The draft that takes the one budget of the file.")
    )
    taken.add_argument(
        "--dry-run", action="store_true", help=words("Show what would be changed, write nothing.")
    )
    given = _action(actions, "export", words("Write budgets to a workbook for the board."), words)
    given.add_argument("file", type=Path, metavar="FILE", help=words("A new file (.xlsx)."))
    given.add_argument(
        "codes", nargs="+", metavar="CODE", help=words("The versions, a sheet for each.")
    )


def _against(parser: Parser, words: Words) -> None:
    parser.add_argument("--year", metavar="YEAR", help=words("Fiscal year; else the last one."))
    parser.add_argument(
        "--budget", metavar="CODE", help=words("Another version than the adopted one.")
    )
    parser.add_argument("--fund", default="", metavar="CODE", help=words("Only this fund."))
    parser.add_argument("--project", default="", metavar="CODE", help=words("Only this project."))
    parser.add_argument("--branch", default="", metavar="CODE", help=words("Only this branch."))
    parser.add_argument(
        "--day",
        type=day_of_arguments(words),
        metavar="DAY",
        help=words("Last day that counts, as year-month-day; else today."),
    )
    parser.add_argument(
        "--forecast",
        choices=tuple(each.value for each in Forecast),
        default=Forecast.BUDGET.value,
        help=words("How the rest of the year is estimated."),
    )
    parser.add_argument(
        "--by",
        choices=tuple(each.value for each in GroupBy),
        default=GroupBy.ACCOUNT.value,
        help=words("What the rows are."),
    )


def _commitments(actions: argparse._SubParsersAction[Parser], words: Words) -> None:
    _action(actions, "commitments", words("Show what was promised and is not spent."), words)
    made = _version(actions, "commit", words("Enter what was promised to a supplier."), words)
    made.add_argument("amount", metavar="AMOUNT", help=words("What was promised."))
    made.add_argument(
        "--for", dest="purpose", required=True, metavar="TEXT", help=words("Purpose.")
    )
    made.add_argument("--partner", metavar="CODE", help=words("The supplier."))
    _place(made, words)
    made.add_argument(
        "--accept-limits",
        action="store_true",
        help=words("Go on where a fund or a budget only warns."),
    )
    _day(made, words("Day of the promise, as year-month-day."), words)
    closed = _version(actions, "close", words("Close a commitment."), words)
    closed.add_argument("--reason", required=True, metavar="TEXT", help=words("Why."))


def _place(parser: Parser, words: Words) -> None:
    parser.add_argument("--account", required=True, metavar="CODE", help=words("The account."))
    parser.add_argument("--fund", metavar="CODE", help=words("The fund."))
    parser.add_argument("--project", metavar="CODE", help=words("The project."))


def _day(parser: Parser, text: str, words: Words) -> None:
    parser.add_argument(
        "--day", type=day_of_arguments(words), required=True, metavar="DAY", help=text
    )


def _version(
    actions: argparse._SubParsersAction[Parser], name: str, text: str, words: Words
) -> Parser:
    made = _action(actions, name, text, words)
    made.add_argument("code", metavar="CODE", help=words("Its code."))
    return made


def _action(
    actions: argparse._SubParsersAction[Parser], name: str, text: str, words: Words
) -> Parser:
    made = actions.add_parser(name, words=words, help=text, description=text)
    add_json(made, words)
    add_acting(made, words)
    return made
