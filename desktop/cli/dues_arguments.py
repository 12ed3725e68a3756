"""Arguments of `sijill dues`, `sijill bill` and `sijill advance`."""

from __future__ import annotations

import argparse

from desktop.cli.masters_arguments import day_of_arguments
from desktop.cli.options import add_acting, add_book, add_json
from desktop.cli.parser import Parser
from desktop.text.words import Words


def declare_dues(parser: Parser, words: Words) -> None:
    """`sijill dues BOOK list|class|rate|join|charge|pay`."""
    actions = _actions(parser, words)
    listed = _action(actions, "list", words("Show who owes dues, by age."), words)
    _day(listed, words, required=False)
    classes = _action(actions, "class", words("Add a class of members."), words)
    classes.add_argument("code", metavar="CODE", help=words("Its code, which never changes."))
    classes.add_argument(
        "name", metavar="NAME", help=words("Its name, in Arabic or Latin letters.")
    )
    rate = _action(actions, "rate", words("Set what a class owes for a year."), words)
    rate.add_argument("code", metavar="CLASS", help=words("Code of the class."))
    rate.add_argument("amount", metavar="AMOUNT", help=words("Amount for a whole year."))
    _year(rate, words)
    join = _action(actions, "join", words("Let a member belong to a class from a day."), words)
    join.add_argument("member", metavar="MEMBER", help=words("Code of the member."))
    join.add_argument("code", metavar="CLASS", help=words("Code of the class."))
    _day(join, words)
    charge = _action(actions, "charge", words("Charge a year's dues in one entry."), words)
    _year(charge, words)
    charge.add_argument(
        "--class", dest="code", metavar="CLASS", help=words("One class only; else all of them.")
    )
    for option, name, text in (
        ("--from", "first_day", words("First day to charge; else that of the year.")),
        ("--to", "last_day", words("Last day to charge; else that of the year.")),
    ):
        charge.add_argument(
            option, dest=name, type=day_of_arguments(words), metavar="DAY", help=text
        )
    _day(charge, words)
    _due(charge, words)
    charge.add_argument(
        "--dry-run", action="store_true", help=words("Show who would owe what; post nothing.")
    )
    pay = _action(actions, "pay", words("Receive dues against the oldest."), words)
    pay.add_argument("member", metavar="MEMBER", help=words("Code of the member."))
    pay.add_argument("amount", metavar="AMOUNT", help=words("What was received."))
    _money(pay, words)
    _day(pay, words)


def declare_bill(parser: Parser, words: Words) -> None:
    """`sijill bill BOOK list|add|pay`."""
    actions = _actions(parser, words)
    listed = _action(actions, "list", words("Show the bills of suppliers."), words)
    listed.add_argument(
        "--unpaid", action="store_true", help=words("Only those that are not paid.")
    )
    listed.add_argument(
        "--due-by",
        type=day_of_arguments(words),
        metavar="DAY",
        help=words("Only unpaid ones that are due by this day."),
    )
    add = _action(actions, "add", words("Enter a supplier's bill."), words)
    _named(add, "--supplier", words("Code of the supplier."))
    _named(add, "--number", words("Number of the bill, as the supplier printed it."))
    _place(add, words)
    add.add_argument(
        "--currency", metavar="CODE", help=words("Currency of the bill; else that of the book.")
    )
    add.add_argument(
        "--rate", default="", metavar="RATE", help=words("Its rate; else the one of the day.")
    )
    add.add_argument("--text", default="", metavar="TEXT", help=words("What was bought."))
    _day(add, words)
    _due(add, words)
    pay = _action(actions, "pay", words("Pay bills of one supplier by one voucher."), words)
    pay.add_argument(
        "ids", type=int, nargs="+", metavar="BILL", help=words("Numbers of bills in the list.")
    )
    _money(pay, words)
    _day(pay, words)


def declare_advance(parser: Parser, words: Words) -> None:
    """`sijill advance BOOK list|add|settle`."""
    actions = _actions(parser, words)
    listed = _action(actions, "list", words("Show the advances with their state."), words)
    _day(listed, words, required=False)
    add = _action(actions, "add", words("Hand out an advance."), words)
    _named(add, "--holder", words("Code of the person who takes it."))
    _named(add, "--purpose", words("What it is for."))
    _named(add, "--amount", words("Amount in the currency of the book."))
    _money(add, words)
    _named(add, "--fund", words("Code of the fund."))
    add.add_argument("--project", metavar="CODE", help=words("Code of the project."))
    _day(add, words)
    _due(add, words)
    add.add_argument(
        "--knowingly",
        action="store_true",
        help=words("Hand it out though the holder has an overdue advance."),
    )
    settle = _action(actions, "settle", words("Account for an advance."), words)
    settle.add_argument("code", metavar="ADVANCE", help=words("Code of the advance."))
    settle.add_argument(
        "--spent",
        action="append",
        default=[],
        metavar="ACCOUNT=AMOUNT",
        help=words("What was spent, by account; repeat it for several."),
    )
    settle.add_argument(
        "--returned",
        metavar="AMOUNT",
        help=words("What comes back; negative for what the holder is paid."),
    )
    _money(settle, words, required=False)
    _day(settle, words)


def _actions(parser: Parser, words: Words) -> argparse._SubParsersAction[Parser]:
    add_book(parser, words)
    add_acting(parser, words)
    return parser.add_subparsers(
        title=words("Commands"), metavar="COMMAND", dest="action", required=True
    )


def _action(
    actions: argparse._SubParsersAction[Parser], name: str, text: str, words: Words
) -> Parser:
    parser = actions.add_parser(name, words=words, help=text, description=text)
    add_json(parser, words)
    add_acting(parser, words)
    return parser


def _named(parser: Parser, option: str, text: str) -> None:
    parser.add_argument(option, required=True, metavar=option.strip("-").upper(), help=text)


def _place(parser: Parser, words: Words) -> None:
    _named(parser, "--account", words("Code of the account of expenses."))
    _named(parser, "--fund", words("Code of the fund."))
    _named(parser, "--amount", words("Amount in the currency of the book."))
    parser.add_argument("--project", metavar="CODE", help=words("Code of the project."))


def _money(parser: Parser, words: Words, *, required: bool = True) -> None:
    parser.add_argument(
        "--money",
        required=required,
        metavar="ACCOUNT",
        help=words("Code of the cash box or bank account."),
    )


def _year(parser: Parser, words: Words) -> None:
    parser.add_argument(
        "--year", metavar="YEAR", help=words("Fiscal year; the last one where nothing is said.")
    )


def _day(parser: Parser, words: Words, *, required: bool = True) -> None:
    parser.add_argument(
        "--day",
        type=day_of_arguments(words),
        required=required,
        metavar="DAY",
        help=words("The day, as year-month-day."),
    )


def _due(parser: Parser, words: Words) -> None:
    parser.add_argument(
        "--due",
        type=day_of_arguments(words),
        required=True,
        metavar="DAY",
        help=words("The day by which it is due."),
    )
