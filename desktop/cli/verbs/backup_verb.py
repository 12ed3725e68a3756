"""`sijill backup`: make a verified backup, or list what lies on a stick."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Final

from desktop.cli.backup_answer import backup_json, listed_json, say_backup
from desktop.cli.columns import table
from desktop.cli.exit_codes import Exit
from desktop.cli.opening import opened
from desktop.cli.progress import progress_bar
from desktop.cli.terminal import Terminal
from desktop.domain.errors import UserError
from desktop.services.trust.backup.back_up import back_up
from desktop.services.trust.backup.list_backups import Shelf, list_backups
from desktop.services.trust.backup.move import move_to_new_computer
from desktop.text.errors import sentence

LIST: Final = Path("list")


def run(options: Namespace, terminal: Terminal) -> int:
    """Make a backup, or answer 1 where the list holds a file that is not whole."""
    if options.book == LIST:
        if options.move:
            raise UserError("backup-list-moves-nothing")
        return _list(options, terminal)
    words = terminal.words
    with opened(options, terminal) as session:
        with progress_bar(terminal, words("Making the backup")) as progress:
            if options.move:
                moved = move_to_new_computer(session, options.folder, progress=progress)
                made = moved.backup
            else:
                made = back_up(session, options.folder, progress=progress)
        if options.json:
            terminal.json(backup_json(made))
        else:
            say_backup(made, terminal)
    return Exit.DONE


def _list(options: Namespace, terminal: Terminal) -> int:
    words = terminal.words
    with progress_bar(terminal, words("Reading the backups")) as progress:
        shelf = list_backups(options.folder, progress=progress)
    if options.json:
        terminal.json(
            {
                "backups": [listed_json(each) for each in shelf.backups],
                "refused": [
                    {"path": str(path), "error": error.key, "text": sentence(error, words)}
                    for path, error in shelf.refused
                ],
            }
        )
    else:
        _say(shelf, terminal)
    return Exit.NO if shelf.refused else Exit.DONE


def _say(shelf: Shelf, terminal: Terminal) -> None:
    words = terminal.words
    rows = [
        (
            each.made_at.isoformat(timespec="seconds"),
            f"{each.size}",
            f"{each.blobs}",
            f"{each.bytes}",
            str(each.path),
        )
        for each in shelf.backups
    ]
    for line in table(rows, words, frozenset({1, 2, 3})):
        terminal.say(line)
    for _, error in shelf.refused:
        terminal.warn(sentence(error, words))
    if not shelf.backups and not shelf.refused:
        terminal.say(
            words("There is no backup of Sijill here. Take another stick or another folder.")
        )
