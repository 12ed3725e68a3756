"""Arguments of `sijill officer` and `sijill recovery`."""

from __future__ import annotations

from pathlib import Path

from desktop.cli.options import add_acting, add_book, add_json, add_language
from desktop.cli.parser import Parser
from desktop.domain.trust.acting import Role
from desktop.text.words import Words


def declare_officer(parser: Parser, words: Words) -> None:
    """`sijill officer list|add|remove|reset|passphrase BOOK`."""
    add_acting(parser, words)
    actions = parser.add_subparsers(
        title=words("Commands"), metavar="COMMAND", dest="action", required=True
    )
    text = words("Show the officers of the book.")
    shown = actions.add_parser("list", words=words, help=text, description=text)
    add_book(shown, words)
    add_json(shown, words)
    add_acting(shown, words)
    text = words("Let another officer into the book, with a key of their own.")
    added = actions.add_parser("add", words=words, help=text, description=text)
    add_book(added, words)
    added.add_argument(
        "--name",
        required=True,
        metavar="NAME",
        help=words("Name of the officer, in Arabic or Latin letters."),
    )
    added.add_argument(
        "--name-en", default="", metavar="NAME", help=words("The name in Latin letters as well.")
    )
    added.add_argument(
        "--role",
        dest="roles",
        action="append",
        required=True,
        choices=tuple(role.value for role in Role),
        help=words("An office that the officer holds; repeat it for several."),
    )
    added.add_argument(
        "--code", default="", metavar="CODE", help=words("Code of the officer; else the next one.")
    )
    _add_new_passphrase(added, words)
    _add_founder(added, words)
    add_acting(added, words)
    text = words(
        "Take an officer out of the book, and change its key. Backups made before stay readable "
        "to them."
    )
    removed = actions.add_parser("remove", words=words, help=text, description=text)
    _add_whom(removed, words)
    _add_founder(removed, words)
    add_acting(removed, words)
    text = words("Give an officer who forgot the passphrase a new one, with new keys.")
    again = actions.add_parser("reset", words=words, help=text, description=text)
    _add_whom(again, words)
    _add_new_passphrase(again, words)
    _add_founder(again, words)
    add_acting(again, words)
    text = words("Change the passphrase of the officer who acts.")
    own = actions.add_parser("passphrase", words=words, help=text, description=text)
    add_book(own, words)
    _add_new_passphrase(own, words)
    add_acting(own, words)


def declare_recovery(parser: Parser, words: Words) -> None:
    """`sijill recovery BOOK make|use`."""
    add_book(parser, words)
    actions = parser.add_subparsers(
        title=words("Commands"), metavar="COMMAND", dest="action", required=True
    )
    text = words("Make the recovery code and print each half as a PDF; an earlier code ends.")
    made = actions.add_parser("make", words=words, help=text, description=text)
    for name, told in (
        ("--first", words("New PDF file for the first half, for the chair.")),
        ("--second", words("New PDF file for the second half, for the internal auditor.")),
    ):
        made.add_argument(name, type=Path, required=True, metavar="FILE", help=told)
    _add_founder(made, words)
    add_acting(made, words)
    text = words("Open the book with both halves and give an officer a new passphrase.")
    used = actions.add_parser("use", words=words, help=text, description=text)
    used.add_argument(
        "code", metavar="CODE", help=words("Code of the officer who gets the new passphrase.")
    )
    for name, told in (
        ("--first", words("File whose one line is the first half; else it is asked for.")),
        ("--second", words("File whose one line is the second half; else it is asked for.")),
    ):
        used.add_argument(name, type=Path, metavar="FILE", help=told)
    _add_new_passphrase(used, words)
    add_language(used, words)


def _add_whom(parser: Parser, words: Words) -> None:
    add_book(parser, words)
    parser.add_argument("code", metavar="CODE", help=words("Code of the officer it is about."))


def _add_new_passphrase(parser: Parser, words: Words) -> None:
    parser.add_argument(
        "--new-passphrase-file",
        type=Path,
        metavar="FILE",
        help=words("File whose one line is the new passphrase; else it is asked for."),
    )


def _add_founder(parser: Parser, words: Words) -> None:
    parser.add_argument(
        "--founder-passphrase-file",
        type=Path,
        metavar="FILE",
        help=words("Passphrase of the officer who founded the book, where another one acts."),
    )
