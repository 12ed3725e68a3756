"""The arguments of the verbs that add and list what entries refer to."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Final

from desktop.cli.options import add_acting, add_book, add_json
from desktop.cli.parser import Parser
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.chart import AccountKind, ExpenseFunction
from desktop.domain.ledger.dimensions import PartnerKind, Restriction, ZakatHead
from desktop.text.words import Words

LISTS: Final = ("funds", "fund-lines", "projects", "branches", "partners")


def declare_add(parser: Parser, words: Words) -> None:
    """`sijill add BOOK account|fund|fund-line|project|branch|partner|year`."""
    add_book(parser, words)
    add_acting(parser, words)
    kinds = _below(parser, words)
    account = _named(kinds, "account", words("Add an account to the chart."), words)
    account.add_argument(
        "--kind",
        required=True,
        choices=tuple(kind.value for kind in AccountKind),
        help=words("What the account is."),
    )
    account.add_argument(
        "--parent", metavar="CODE", help=words("Code of the account under which it stands.")
    )
    account.add_argument(
        "--function",
        choices=tuple(function.value for function in ExpenseFunction),
        help=words("What an expense is for."),
    )
    account.add_argument(
        "--currency", metavar="CODE", help=words("Currency, where it holds one only.")
    )
    account.add_argument(
        "--heading", action="store_true", help=words("It takes no entries; accounts stand below.")
    )
    fund = _named(kinds, "fund", words("Add a fund."), words)
    fund.add_argument(
        "--restriction",
        required=True,
        choices=tuple(restriction.value for restriction in Restriction),
        help=words("How far the donor binds the fund."),
    )
    line = _named(kinds, "fund-line", words("Add a budget line to a fund."), words)
    line.add_argument("--fund", required=True, metavar="CODE", help=words("Code of the fund."))
    line.add_argument(
        "--amount", metavar="AMOUNT", help=words("What may be spent on it in all; else no limit.")
    )
    line.add_argument(
        "--zakat-head",
        choices=tuple(head.value for head in ZakatHead),
        help=words("The head of zakat that it stands for."),
    )
    _named(kinds, "branch", words("Add a branch."), words)
    project = _named(kinds, "project", words("Add a project."), words)
    _days(project, words)
    partner = _named(
        kinds, "partner", words("Add a donor, supplier, member or other party."), words
    )
    partner.add_argument(
        "--kind",
        required=True,
        choices=tuple(kind.value for kind in PartnerKind),
        help=words("What the partner is to the organisation."),
    )
    text = words("Open a fiscal year with its months; else the year after the last one.")
    year = kinds.add_parser("year", words=words, help=text, description=text)
    year.add_argument("--name", metavar="NAME", help=words("Name of the year, for example 2026."))
    _days(year, words)
    add_acting(year, words)


def declare_chart(parser: Parser, words: Words) -> None:
    """`sijill chart BOOK list|import FILE|uses|use CODE USE|suggest-uses`."""
    add_book(parser, words)
    add_acting(parser, words)
    actions = _below(parser, words)
    text = words("Show the chart of accounts with its balances.")
    shown = actions.add_parser("list", words=words, help=text, description=text)
    text = words("Add the accounts of a CSV file to the chart, all of them or none.")
    taken = actions.add_parser("import", words=words, help=text, description=text)
    taken.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help=words(
            "CSV in UTF-8 with the columns code, name_ar, name_en, kind, parent, function, "
            "currency, postable."
        ),
    )
    text = words("Show what accounts are used for.")
    uses = actions.add_parser("uses", words=words, help=text, description=text)
    text = words("Say what an account is used for.")
    marked = actions.add_parser("use", words=words, help=text, description=text)
    marked.add_argument("code", metavar="CODE", help=words("Code of the account."))
    marked.add_argument(
        "use",
        metavar="USE",
        choices=("none", *(use.value for use in AccountUse)),
        help=words("What it is used for, such as cash_box; none takes the mark off."),
    )
    text = words("Show what unmarked accounts look like.")
    proposed = actions.add_parser("suggest-uses", words=words, help=text, description=text)
    proposed.add_argument("--apply", action="store_true", help=words("Mark them all."))
    for each in (shown, taken, uses, marked, proposed):
        add_json(each, words)
        add_acting(each, words)


def declare_list(parser: Parser, words: Words) -> None:
    """`sijill list BOOK funds|fund-lines|projects|branches|partners`."""
    add_book(parser, words)
    parser.add_argument("what", choices=LISTS, help=words("What to show."))
    add_json(parser, words)
    add_acting(parser, words)


def _below(parser: Parser, words: Words) -> argparse._SubParsersAction[Parser]:
    return parser.add_subparsers(
        title=words("Commands"), metavar="COMMAND", dest="action", required=True
    )


def _named(kinds: argparse._SubParsersAction[Parser], name: str, text: str, words: Words) -> Parser:
    parser = kinds.add_parser(name, words=words, help=text, description=text)
    parser.add_argument(
        "--code", required=True, metavar="CODE", help=words("Its code, which never changes.")
    )
    parser.add_argument(
        "--name",
        required=True,
        metavar="NAME",
        help=words("Its name, in Arabic or Latin letters."),
    )
    parser.add_argument(
        "--name-en", default="", metavar="NAME", help=words("The name in Latin letters as well.")
    )
    add_acting(parser, words)
    return parser


def _days(parser: Parser, words: Words) -> None:
    day = day_of_arguments(words)
    parser.add_argument(
        "--from", dest="first_day", type=day, metavar="DAY", help=words("First day: 2026-01-31.")
    )
    parser.add_argument(
        "--to", dest="last_day", type=day, metavar="DAY", help=words("Last day, which counts.")
    )


def day_of_arguments(words: Words) -> Callable[[str], dt.date]:
    """Return the function that reads a day; its complaint is a sentence already."""

    def read(text: str) -> dt.date:
        try:
            return dt.datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day, no moment
        except ValueError as error:
            raise argparse.ArgumentTypeError(
                words("“{value}” is no day; write year-month-day.", value=text)
            ) from error

    return read
