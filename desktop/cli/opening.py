"""Open the book that a verb works on, and close it whatever happens."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from desktop.cli.passphrase import passphrase
from desktop.cli.terminal import Terminal
from desktop.services.session import Session
from desktop.services.trust.open_book import officers_of, open_book


def passphrase_of(options: Namespace, terminal: Terminal) -> str:
    """Return the passphrase of the officer who acts; raises UserError as `passphrase` does.

    A book that is not there is said before anybody types anything.
    """
    officers_of(options.book)
    prompt = terminal.words("Passphrase of the book")
    return passphrase(options.passphrase_file, terminal, prompt)


@contextmanager
def opened(options: Namespace, terminal: Terminal) -> Iterator[Session]:
    """Give the open book; raises UserError as `open_book` does."""
    with opened_with(options, passphrase_of(options, terminal)) as session:
        yield session


@contextmanager
def opened_with(options: Namespace, secret: str) -> Iterator[Session]:
    """Give the book opened with a passphrase that is known already."""
    session = open_book(options.book, secret, officer=options.officer)
    try:
        yield session
    finally:
        session.close()
