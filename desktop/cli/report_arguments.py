"""The arguments of `report`."""

from __future__ import annotations

from pathlib import Path

from desktop.cli.masters_arguments import day_of_arguments
from desktop.cli.options import add_acting, add_book, add_json
from desktop.cli.parser import Parser
from desktop.domain.ledger.statements.basis import Basis
from desktop.text.report_names import NAMES
from desktop.text.words import Words


def declare_report(parser: Parser, words: Words) -> None:
    """Declare what can be asked of a report, and how it is answered."""
    add_book(parser, words)
    parser.add_argument(
        "statement",
        choices=NAMES,
        metavar="REPORT",
        help=words("Which report: {names}.", names=", ".join(NAMES)),
    )
    parser.add_argument(
        "--year",
        metavar="YEAR",
        help=words("Fiscal year; else the last one, and for the trial balance the whole book."),
    )
    parser.add_argument(
        "--of",
        default="",
        metavar="CODE",
        help=words("What it is about, where it is about one thing: an account, a grant, a count."),
    )
    parser.add_argument(
        "--day",
        type=day_of_arguments(words),
        metavar="DAY",
        help=words("Last day that counts, as year-month-day; else the end of the year."),
    )
    parser.add_argument(
        "--basis",
        choices=tuple(basis.value for basis in Basis),
        help=words("Accrual or cash; else the basis of the organisation."),
    )
    parser.add_argument(
        "--branch", default="", metavar="CODE", help=words("Of one branch only, by its code.")
    )
    parser.add_argument(
        "--project", default="", metavar="CODE", help=words("Of one project only, by its code.")
    )
    output = parser.add_mutually_exclusive_group()
    add_json(output, words)
    output.add_argument(
        "--pdf", type=Path, metavar="FILE", help=words("Write it as a PDF to a new file.")
    )
    output.add_argument(
        "--xlsx",
        type=Path,
        metavar="FILE",
        help=words("Write it to a new workbook; a name that ends in .csv gives CSV."),
    )
    add_acting(parser, words)
