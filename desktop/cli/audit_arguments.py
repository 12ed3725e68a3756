"""Arguments of `sijill audit`: the trail, the exceptions, the findings."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.cli.masters_arguments import day_of_arguments
from desktop.cli.options import add_acting, add_book, add_json
from desktop.cli.parser import Parser
from desktop.domain.trust.exceptions import ExceptionKind
from desktop.domain.trust.findings import Severity
from desktop.text.words import Words


def declare_audit(parser: Parser, words: Words) -> None:
    """`sijill audit BOOK trail|exceptions|findings`."""
    add_book(parser, words)
    add_acting(parser, words)
    actions = parser.add_subparsers(
        title=words("Commands"), metavar="COMMAND", dest="action", required=True
    )
    _trail(actions, words)
    _exceptions(actions, words)
    _findings(actions, words)


def _trail(actions: argparse._SubParsersAction[Parser], words: Words) -> None:
    text = words("Show who did what when, newest first.")
    parser = actions.add_parser("trail", words=words, help=text, description=text)
    day = day_of_arguments(words)
    parser.add_argument(
        "--by", default="", metavar="CODE", help=words("Only what this officer did.")
    )
    parser.add_argument(
        "--from", dest="first_day", type=day, metavar="DAY", help=words("From this day on (UTC).")
    )
    parser.add_argument(
        "--to", dest="last_day", type=day, metavar="DAY", help=words("To this day, which counts.")
    )
    parser.add_argument(
        "--subject",
        default="",
        metavar="SUBJECT",
        help=words("History of one record: entry:2025:payment:3, partner:7."),
    )
    parser.add_argument(
        "--of", dest="kind", default="", metavar="KIND", help=words("One kind: entry, partner, …")
    )
    parser.add_argument(
        "--words", default="", metavar="TEXT", help=words("Only steps that say these words.")
    )
    parser.add_argument(
        "--limit", type=int, metavar="N", help=words("At most so many; else all of them.")
    )
    _answer(parser, words, words("Write all of it to a new file: .csv or .xlsx."))


def _exceptions(actions: argparse._SubParsersAction[Parser], words: Words) -> None:
    text = words("Run the auditor's tests and show what they find.")
    parser = actions.add_parser("exceptions", words=words, help=text, description=text)
    parser.add_argument("--year", metavar="YEAR", help=words("Only this fiscal year; else all."))
    parser.add_argument(
        "--test",
        dest="tests",
        action="append",
        choices=tuple(kind.value for kind in ExceptionKind),
        metavar="TEST",
        help=words("Only this test; repeat it for several."),
    )
    _answer(parser, words, words("Write the report to a new file: .pdf, .csv or .xlsx."))


def _findings(actions: argparse._SubParsersAction[Parser], words: Words) -> None:
    text = words("Show the auditor's findings.")
    parser = actions.add_parser("findings", words=words, help=text, description=text)
    parser.add_argument("--open", action="store_true", help=words("Leave out the closed ones."))
    parser.add_argument("--overdue", action="store_true", help=words("Only those past their day."))
    parser.add_argument(
        "--severity",
        choices=tuple(severity.value for severity in Severity),
        help=words("Only of this severity."),
    )
    _answer(parser, words, words("Write them to a new file: .pdf."))


def _answer(parser: Parser, words: Words, text: str) -> None:
    output = parser.add_mutually_exclusive_group()
    add_json(output, words)
    output.add_argument("--out", type=Path, metavar="FILE", help=text)
    add_acting(parser, words)
