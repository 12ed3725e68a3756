"""Arguments of `sijill sampling`."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.cli.options import add_acting, add_book, add_json
from desktop.cli.parser import Parser
from desktop.domain.trust.findings import Severity
from desktop.domain.trust.sampling import SampleMethod, Stratum
from desktop.text.words import Words

_Actions = argparse._SubParsersAction  # noqa: SLF001 - argparse has no public name for it


def declare_sampling(parser: Parser, words: Words) -> None:
    """`sijill sampling BOOK list|draw|show|write|tick`."""
    add_book(parser, words)
    add_acting(parser, words)
    actions = parser.add_subparsers(
        title=words("Commands"), metavar="COMMAND", dest="action", required=True
    )
    add_json(_action(actions, "list", words("List the samples."), words), words)
    _draw(actions, words)
    shown = _numbered(actions, "show", words("Show a sample with its ticks."), words)
    add_json(shown, words)
    written = _numbered(actions, "write", words("Write the list to inspect to a file."), words)
    written.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="FILE",
        help=words("New file: .pdf, .xlsx or .csv."),
    )
    ticked = _numbered(actions, "tick", words("Take in a list that was filled in."), words)
    ticked.add_argument("file", type=Path, metavar="FILE", help=words("The file to read."))
    ticked.add_argument(
        "--dry-run", action="store_true", help=words("Only say what would be done.")
    )
    ticked.add_argument(
        "--findings",
        choices=tuple(each.value for each in Severity),
        help=words("Make a finding of this severity of whatever is not in order."),
    )
    add_json(ticked, words)


def _draw(actions: _Actions[Parser], words: Words) -> None:
    drawn = _action(actions, "draw", words("Draw a sample of vouchers."), words)
    drawn.add_argument("--year", metavar="YEAR", help=words("Fiscal year; else the last one."))
    drawn.add_argument(
        "--method",
        choices=tuple(each.value for each in SampleMethod),
        default=SampleMethod.RANDOM.value,
        help=words("How it is drawn; else at random."),
    )
    drawn.add_argument(
        "--seed", required=True, metavar="TEXT", help=words("The same seed draws the same sample.")
    )
    drawn.add_argument(
        "--size",
        type=int,
        required=True,
        metavar="N",
        help=words("How many vouchers; with strata, of each."),
    )
    drawn.add_argument(
        "--by",
        choices=tuple(each.value for each in Stratum),
        default=Stratum.SERIES.value,
        help=words("What makes the strata."),
    )
    drawn.add_argument(
        "--bands",
        default="",
        metavar="AMOUNTS",
        help=words("Where bands of amounts begin: 100,1000,10000."),
    )
    drawn.add_argument("--dry-run", action="store_true", help=words("Only show it; keep nothing."))
    add_json(drawn, words)


def _numbered(actions: _Actions[Parser], name: str, text: str, words: Words) -> Parser:
    parser = _action(actions, name, text, words)
    parser.add_argument("number", type=int, metavar="NUMBER", help=words("Number of the sample."))
    return parser


def _action(actions: _Actions[Parser], name: str, text: str, words: Words) -> Parser:
    parser = actions.add_parser(name, words=words, help=text, description=text)
    add_acting(parser, words)
    return parser
