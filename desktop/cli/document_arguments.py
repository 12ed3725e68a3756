"""The arguments of `sijill document`."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.cli.options import add_acting, add_book, add_json
from desktop.cli.parser import Parser
from desktop.text.words import Words


def declare_document(parser: Parser, words: Words) -> None:
    """`sijill document BOOK add FILE|list|save ID FILE|erase ID|check`."""
    add_book(parser, words)
    add_acting(parser, words)
    actions = parser.add_subparsers(
        title=words("Commands"), metavar="COMMAND", dest="action", required=True
    )
    added = _named(actions, "add", words("Keep a file as a document of the book."), words)
    text = words("The file: PDF, picture, text document, sheet, plain text or e-mail.")
    added.add_argument("file", type=Path, metavar="FILE", help=text)
    added.add_argument(
        "--title", default="", metavar="TEXT", help=words("Its title; else the name of the file.")
    )
    added.add_argument(
        "--attach",
        metavar="SUBJECT",
        help=words("What it belongs to, as the log names it: entry:2025:payment:12."),
    )
    added.add_argument(
        "--group", metavar="CODE", help=words("The group that may open it; else everybody.")
    )
    listed = _named(actions, "list", words("Show the documents, the newest first."), words)
    listed.add_argument(
        "--words", default="", metavar="TEXT", help=words("Only those that have these words.")
    )
    saved = _named(actions, "save", words("Write a document to a new file."), words)
    _numbered(saved, words)
    saved.add_argument(
        "file", type=Path, metavar="FILE", help=words("The new file; nothing is written over.")
    )
    erased = _named(actions, "erase", words("Erase a document for good."), words)
    _numbered(erased, words)
    erased.add_argument(
        "--reason", required=True, metavar="TEXT", help=words("Why; kept in the book.")
    )
    _named(actions, "check", words("Check that every document is there and whole."), words)


def _named(
    actions: argparse._SubParsersAction[Parser], name: str, text: str, words: Words
) -> Parser:
    parser = actions.add_parser(name, words=words, help=text, description=text)
    add_json(parser, words)
    add_acting(parser, words)
    return parser


def _numbered(parser: Parser, words: Words) -> None:
    parser.add_argument(
        "document", type=int, metavar="ID", help=words("Number of the document in the list.")
    )
