"""Arguments of `sijill approve`."""

from __future__ import annotations

import argparse

from desktop.cli.options import add_acting, add_book, add_json
from desktop.cli.parser import Parser
from desktop.domain.ledger.entry import Series
from desktop.domain.trust.acting import Role
from desktop.text.words import Words


def declare_approve(parser: Parser, words: Words) -> None:
    """`sijill approve BOOK list|approve|refuse|withdraw|rules|set-rule|stop-rule|limits|…`."""
    add_book(parser, words)
    add_acting(parser, words)
    actions = parser.add_subparsers(
        title=words("Commands"), metavar="COMMAND", dest="action", required=True
    )
    shown = _action(actions, "list", words("Show what waits for approval."), words)
    shown.add_argument(
        "--all", action="store_true", help=words("Show also what was posted or refused.")
    )
    given = _action(actions, "approve", words("Sign your approval of entries."), words)
    given.add_argument(
        "ids", nargs="+", type=int, metavar="ID", help=words("Numbers of proposed entries.")
    )
    given.add_argument(
        "--accept-limits",
        action="store_true",
        help=words("Go on where a fund or a budget only warns."),
    )
    given.add_argument(
        "--override",
        default="",
        metavar="REASON",
        help=words("Pass over a limit that blocks, with this signed reason."),
    )
    refused = _action(actions, "refuse", words("Sign a refusal."), words)
    refused.add_argument("--reason", required=True, metavar="TEXT", help=words("Why."))
    taken = _action(actions, "withdraw", words("Take your own proposal back."), words)
    for each in (refused, taken):
        each.add_argument("id", type=int, metavar="ID", help=words("Number of a proposed entry."))
    _action(actions, "rules", words("Show the rules by which entries need approval."), words)
    _set_rule(_action(actions, "set-rule", words("Set a rule."), words), words)
    stopped = _action(actions, "stop-rule", words("Put a rule aside."), words)
    stopped.add_argument("id", type=int, metavar="ID", help=words("Number of the rule."))
    _action(actions, "limits", words("Show what may be spent, and what was."), words)
    limit = _action(actions, "set-limit", words("Limit what may be spent in a year."), words)
    limit.add_argument("amount", metavar="AMOUNT", help=words("What may be spent."))
    limit.add_argument("--year", required=True, metavar="YEAR", help=words("Fiscal year."))
    limit.add_argument(
        "--account", metavar="CODE", help=words("Only this account of expenses, or heading.")
    )
    _only(limit, words)


def _set_rule(parser: Parser, words: Words) -> None:
    parser.add_argument(
        "--role",
        dest="roles",
        action="append",
        required=True,
        choices=tuple(role.value for role in Role),
        help=words("An office that may approve; repeat it for several."),
    )
    parser.add_argument(
        "--from-amount", default="0", metavar="AMOUNT", help=words("From this amount; else any.")
    )
    parser.add_argument(
        "--approvals", type=int, default=1, metavar="N", help=words("How many must approve.")
    )
    parser.add_argument(
        "--series",
        choices=tuple(series.value for series in Series),
        help=words("Only this kind of entry."),
    )
    parser.add_argument(
        "--self", dest="own", action="store_true", help=words("The maker may approve too.")
    )
    _only(parser, words)


def _only(parser: Parser, words: Words) -> None:
    parser.add_argument("--fund", metavar="CODE", help=words("Only this fund."))
    parser.add_argument("--project", metavar="CODE", help=words("Only this project."))


def _action(
    actions: argparse._SubParsersAction[Parser], name: str, text: str, words: Words
) -> Parser:
    made = actions.add_parser(name, words=words, help=text, description=text)
    add_json(made, words)
    add_acting(made, words)
    return made
