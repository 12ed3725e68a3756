"""`sijill handover`: an office passes, with a report that both officers sign."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from desktop.cli.exit_codes import Exit
from desktop.cli.opening import opened_with, passphrase_of
from desktop.cli.passphrase import passphrase
from desktop.cli.terminal import Terminal
from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Role
from desktop.domain.trust.hand_over import HandOverText
from desktop.services.trust.hand_over import HandedOver, HandOver, hand_over


def run(options: Namespace, terminal: Terminal) -> int:
    """Hand the office over; the report is in the language of the answers."""
    secret = passphrase_of(options, terminal)
    with opened_with(options, secret) as session:
        own = session.by.code
        giver, giver_secret = _officer(options.giver or own, own, secret, terminal)
        receiver, receiver_secret = _officer(options.receiver, own, secret, terminal)
        done = hand_over(
            session,
            HandOver(
                Role(options.office),
                giver,
                receiver,
                HandOverText(tuple(options.things), options.remarks),
                giver_secret,
                receiver_secret,
                options.pdf,
            ),
            terminal.words,
        )
    _tell(done, giver, options, terminal)
    return Exit.DONE


def _officer(text: str, own: str, secret: str, terminal: Terminal) -> tuple[str, str]:
    """Return the code and the passphrase that `OFFICER` or `OFFICER=FILE` names."""
    code, _, file = text.partition("=")
    if not file and code == own:
        return code, secret
    if not file and not sys.stdin.isatty():
        raise UserError("signer-passphrase-missing", officer=code)
    prompt = terminal.words("Passphrase of the officer {officer}", officer=code)
    return code, passphrase(Path(file) if file else None, terminal, prompt)


def _tell(done: HandedOver, giver: str, options: Namespace, terminal: Terminal) -> None:
    words = terminal.words
    if options.json:
        terminal.json(
            {
                "document": done.document_id,
                "path": None if done.path is None else str(done.path),
                "left": done.left,
            }
        )
        return
    terminal.say(words("The report is signed by both and kept in the archive of this book."))
    if done.left:
        terminal.say(
            words(
                "{officer} holds no office any more and cannot open the book. Remove this officer "
                "as well, so that the book gets a new key.",
                officer=giver,
            )
        )
    if done.path is not None:
        terminal.say(str(done.path))
