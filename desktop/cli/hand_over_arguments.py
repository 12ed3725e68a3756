"""Arguments of `sijill handover`."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from desktop.cli.options import add_acting, add_book, add_json
from desktop.cli.parser import Parser
from desktop.domain.trust.acting import Role
from desktop.text.words import Words

OFFICES: Final = tuple(role.value for role in Role if role is not Role.GUEST_AUDITOR)


def declare_handover(parser: Parser, words: Words) -> None:
    """`sijill handover BOOK OFFICE --from OFFICER[=FILE] --to OFFICER[=FILE]`."""
    add_book(parser, words)
    parser.add_argument(
        "office", choices=OFFICES, metavar="OFFICE", help=words("The office that passes.")
    )
    parser.add_argument(
        "--from",
        dest="giver",
        metavar="OFFICER[=FILE]",
        help=words(
            "Code of the officer who gives it up, and the file of that officer's passphrase, else "
            "it is asked for. Where nobody is named, the officer who acts."
        ),
    )
    parser.add_argument(
        "--to",
        dest="receiver",
        required=True,
        metavar="OFFICER[=FILE]",
        help=words("Code of the officer who receives it, and the file of the passphrase."),
    )
    parser.add_argument(
        "--thing",
        dest="things",
        action="append",
        default=[],
        metavar="TEXT",
        help=words("A thing that goes along, such as a stamp; repeat it for each."),
    )
    parser.add_argument(
        "--remarks", default="", metavar="TEXT", help=words("Remarks for the report.")
    )
    parser.add_argument(
        "--pdf",
        type=Path,
        metavar="FILE",
        help=words("New file that gets a copy of the signed report."),
    )
    add_json(parser, words)
    add_acting(parser, words)
