"""`sijill recovery`: make the recovery code, or get in with it."""

from __future__ import annotations

import contextlib
from argparse import Namespace
from pathlib import Path

from desktop.cli.exit_codes import Exit
from desktop.cli.opening import opened_with, passphrase_of
from desktop.cli.passphrase import passphrase
from desktop.cli.terminal import Terminal
from desktop.cli.verbs.officer_verb import founder_of
from desktop.domain.trust.recovery_code import RecoveryCode
from desktop.services.trust.open_book import officers_of
from desktop.services.trust.recovery import make_recovery, recover
from desktop.services.trust.recovery_sheets import write_recovery_sheet


def run(options: Namespace, terminal: Terminal) -> int:
    """Do what was asked."""
    if options.action == "make":
        _make(options, terminal)
    else:
        _use(options, terminal)
    return Exit.DONE


def _make(options: Namespace, terminal: Terminal) -> None:
    words = terminal.words
    secret = passphrase_of(options, terminal)
    sheets: list[Path] = []
    with opened_with(options, secret) as session:

        def deliver(code: RecoveryCode) -> None:
            for half, target in ((1, options.first), (2, options.second)):
                sheets.append(write_recovery_sheet(session, code, half, target, words).path)

        try:
            make_recovery(
                session,
                passphrase=secret,
                founder_passphrase=founder_of(options, terminal),
                deliver=deliver,
            )
        except BaseException:
            for sheet in sheets:
                with contextlib.suppress(OSError):
                    sheet.unlink(missing_ok=True)
            raise
    for sheet in sheets:
        terminal.say(words("Written: {path}", path=sheet))
    terminal.say(words("Print both sheets, give them to two people, and delete the files."))


def _use(options: Namespace, terminal: Terminal) -> None:
    words = terminal.words
    officers_of(options.book)
    first = passphrase(options.first, terminal, words("First half of the recovery code"))
    second = passphrase(options.second, terminal, words("Second half of the recovery code"))
    prompt = words("New passphrase of the officer {officer}", officer=options.code)
    new = passphrase(options.new_passphrase_file, terminal, prompt, twice=True)
    session = recover(options.book, first, second, officer=options.code, new_passphrase=new)
    session.close()
    terminal.say(words("The officer {officer} has new keys.", officer=options.code))
    terminal.say(words("The recovery code is used up. Make a new one now."))
