"""Arguments of `sijill grant` and `sijill change`."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.cli.masters_arguments import day_of_arguments
from desktop.cli.options import add_acting, add_book, add_json
from desktop.cli.parser import Parser
from desktop.domain.ledger.grants.terms import FundNature
from desktop.domain.trust.controls import FUND_CONTROLS, Strictness
from desktop.text.words import Words

AS_SET = "as-set"

_Actions = argparse._SubParsersAction  # noqa: SLF001 - argparse has no public name for it


def declare_grant(parser: Parser, words: Words) -> None:
    """`sijill grant BOOK list|show|add|receive|recognise|release|approve|met|sent|close`."""
    add_book(parser, words)
    add_acting(parser, words)
    actions = parser.add_subparsers(
        title=words("Commands"), metavar="COMMAND", dest="action", required=True
    )
    listed = _action(actions, "list", words("Show the grants with what is left of each."), words)
    _day(listed, words, words("Last day that counts; else today."))
    shown = _grant(actions, "show", words("Show the statement of a grant."), words)
    shown.add_argument("--year", metavar="YEAR", help=words("Fiscal year; else the last one."))
    _day(shown, words, words("Last day that counts; else the end of the year."))
    added = _action(actions, "add", words("Enter an agreement from a JSON file."), words)
    added.add_argument("file", type=Path, metavar="FILE", help=words("The file to read."))
    _receive(_grant(actions, "receive", words("Receive an instalment."), words), words)
    earned = _grant(
        actions, "recognise", words("Make income of what was put off and is earned."), words
    )
    _posts(earned, words)
    _release(actions, words)
    approved = _grant(
        actions, "approve", words("Enter the approval that lifts the bar on spending."), words
    )
    approved.add_argument(
        "--authority", default="", metavar="NAME", help=words("The authority that approved.")
    )
    approved.add_argument(
        "--number", required=True, metavar="TEXT", help=words("Number of the approval.")
    )
    _day(approved, words, words("Day of the approval."), must=True)
    met = _grant(actions, "met", words("Say that a condition is met."), words)
    met.add_argument("number", type=int, metavar="NUMBER", help=words("Number of the condition."))
    _day(met, words, words("The day; left out, it is not met after all."))
    sent = _grant(actions, "sent", words("Say that a report was sent to the donor."), words)
    sent.add_argument(
        "due", type=day_of_arguments(words), metavar="DUE", help=words("The day it was due.")
    )
    _day(sent, words, words("The day on which it was sent."), must=True)
    closed = _grant(actions, "close", words("Close a grant that is over."), words)
    closed.add_argument("--reopen", action="store_true", help=words("Open it again instead."))


def declare_change(parser: Parser, words: Words) -> None:
    """`sijill change BOOK fund|fund-line|project|branch|partner CODE …`."""
    add_book(parser, words)
    parser.add_argument(
        "kind",
        choices=("fund", "fund-line", "project", "branch", "partner"),
        help=words("What to change."),
    )
    parser.add_argument("code", metavar="CODE", help=words("Its code, which never changes."))
    parser.add_argument("--name", metavar="NAME", help=words("Another name in Arabic."))
    parser.add_argument("--name-en", metavar="NAME", help=words("Another name in English."))
    use = parser.add_mutually_exclusive_group()
    use.add_argument("--put-aside", action="store_true", help=words("Take it out of use."))
    use.add_argument("--use-again", action="store_true", help=words("Take it into use again."))
    parser.add_argument(
        "--amount",
        metavar="AMOUNT",
        help=words("What may be spent on a budget line; “none” for no limit."),
    )
    parser.add_argument(
        "--nature",
        choices=tuple(each.value for each in FundNature),
        help=words("What kind of fund it is."),
    )
    parser.add_argument(
        "--principal", metavar="AMOUNT", help=words("What of an endowment is never spent.")
    )
    parser.add_argument(
        "--yield-fund", metavar="CODE", help=words("The fund that its yield is moved to.")
    )
    parser.add_argument("--purpose", default="", metavar="TEXT", help=words("What it is for."))
    parser.add_argument(
        "--control",
        choices=tuple(each.value for each in FUND_CONTROLS),
        help=words("A control that the fund holds in its own way."),
    )
    parser.add_argument(
        "--strictness",
        choices=(*(each.value for each in Strictness), AS_SET),
        default=AS_SET,
        help=words("How strict it is; “as-set”: as the settings say."),
    )
    add_json(parser, words)
    add_acting(parser, words)


def _receive(parser: Parser, words: Words) -> None:
    parser.add_argument("number", type=int, metavar="NUMBER", help=words("Which instalment."))
    parser.add_argument(
        "amount", metavar="AMOUNT", help=words("What the donor sent, in the grant's currency.")
    )
    parser.add_argument(
        "--into", required=True, metavar="CODE", help=words("Cash box or bank account.")
    )
    parser.add_argument(
        "--rate", default="", metavar="RATE", help=words("Rate of exchange of the day.")
    )
    parser.add_argument(
        "--rate-source", default="", metavar="TEXT", help=words("Where the rate is from.")
    )
    parser.add_argument("--fee", metavar="AMOUNT", help=words("What the banks kept of it."))
    parser.add_argument("--reference", default="", metavar="TEXT", help=words("Of the transfer."))
    parser.add_argument(
        "--beyond", action="store_true", help=words("It may be more than was agreed.")
    )
    _posts(parser, words)


def _release(actions: _Actions[Parser], words: Words) -> None:
    text = words("Move money that nothing binds any more, or the yield of an endowment.")
    parser = _action(actions, "release", text, words)
    parser.add_argument("fund", metavar="FUND", help=words("The fund that gives it."))
    parser.add_argument(
        "--amount", metavar="AMOUNT", help=words("How much; else all that is free.")
    )
    parser.add_argument("--to", metavar="CODE", help=words("The fund that takes it."))
    parser.add_argument(
        "--through", required=True, metavar="CODE", help=words("Cash box or bank account.")
    )
    _posts(parser, words)


def _posts(parser: Parser, words: Words) -> None:
    _day(parser, words, words("Day of the entry."), must=True)
    parser.add_argument(
        "--narration", default="", metavar="TEXT", help=words("What the entry says.")
    )
    parser.add_argument(
        "--accept-limits",
        action="store_true",
        help=words("Post it although a limit warns; what blocks still blocks."),
    )


def _grant(actions: _Actions[Parser], name: str, text: str, words: Words) -> Parser:
    parser = _action(actions, name, text, words)
    parser.add_argument("code", metavar="CODE", help=words("Code of the grant."))
    return parser


def _action(actions: _Actions[Parser], name: str, text: str, words: Words) -> Parser:
    parser = actions.add_parser(name, words=words, help=text, description=text)
    add_json(parser, words)
    add_acting(parser, words)
    return parser


def _day(parser: Parser, words: Words, text: str, *, must: bool = False) -> None:
    parser.add_argument(
        "--day", type=day_of_arguments(words), required=must, metavar="DAY", help=text
    )
