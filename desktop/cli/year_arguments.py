"""The arguments of `sijill year`: months, the checklist, closing, reopening and filing."""

from __future__ import annotations

import argparse

from desktop.cli.masters_arguments import day_of_arguments
from desktop.cli.options import add_acting, add_book, add_json
from desktop.cli.parser import Parser
from desktop.text.words import Words


def declare_year(parser: Parser, words: Words) -> None:
    """`sijill year BOOK list|lock|checklist|close|…` and the rest of them."""
    add_book(parser, words)
    add_acting(parser, words)
    actions = parser.add_subparsers(
        title=words("Commands"), metavar="COMMAND", dest="action", required=True
    )
    _action(actions, "list", words("Show the fiscal years and their months."), words)
    for name, text in (
        ("lock", words("Lock a month: nothing can be posted in it any more.")),
        ("unlock", words("Open a locked month again.")),
    ):
        deed = _of_year(actions, name, text, words)
        deed.add_argument(
            "month", type=int, metavar="MONTH", help=words("Month of that year, counted from 1.")
        )
    text = words("Lock every month that ends on a day or before, and say what stands in them.")
    until = _action(actions, "lock-until", text, words)
    until.add_argument(
        "day", type=day_of_arguments(words), metavar="DAY", help=words("Last day, which counts.")
    )
    until.add_argument(
        "--dry-run", action="store_true", help=words("Say what stands in them and lock nothing.")
    )
    text = words("Go through the checklist of a year; exit code 1: something is left to do.")
    shown = _of_year(actions, "checklist", text, words)
    shown.add_argument(
        "--for",
        dest="purpose",
        choices=("closing", "filing"),
        default="closing",
        help=words("What the list is for; closing where nothing is said."),
    )
    shown.add_argument(
        "--quick", action="store_true", help=words("Leave out the check against the log.")
    )
    text = words("Write down why a point of the checklist may stay open.")
    explain = _of_year(actions, "explain", text, words)
    explain.add_argument("point", metavar="POINT", help=words("Key of the point."))
    _reason(explain, words("Why it may stay open."), required=True)
    text = words("Show the closing entries by fund, and post nothing.")
    _of_year(actions, "preview", text, words)
    text = words("Close a year: income and expenses of each fund pass to its net assets.")
    _reason(_of_year(actions, "close", text, words), words("A remark for the log."))
    _declare_reopen(actions, words)
    text = words("Mark a closed year as filed with its annual package: it never opens again.")
    _of_year(actions, "file", text, words)


def _declare_reopen(actions: argparse._SubParsersAction[Parser], words: Words) -> None:
    text = words("Open a closed year again: one officer asks and says why, another agrees.")
    reopen = _of_year(actions, "reopen", text, words)
    _reason(reopen, words("Why it has to be opened again, or why not."))
    answer = reopen.add_mutually_exclusive_group()
    answer.add_argument(
        "--agree", action="store_true", help=words("Agree to what another officer asked.")
    )
    answer.add_argument("--decline", action="store_true", help=words("Decline it."))


def _action(
    actions: argparse._SubParsersAction[Parser], name: str, text: str, words: Words
) -> Parser:
    made = actions.add_parser(name, words=words, help=text, description=text)
    add_json(made, words)
    add_acting(made, words)
    return made


def _of_year(
    actions: argparse._SubParsersAction[Parser], name: str, text: str, words: Words
) -> Parser:
    made = _action(actions, name, text, words)
    made.add_argument("year", metavar="YEAR", help=words("Name of the fiscal year."))
    return made


def _reason(parser: Parser, text: str, *, required: bool = False) -> None:
    parser.add_argument("--reason", default="", required=required, metavar="TEXT", help=text)
