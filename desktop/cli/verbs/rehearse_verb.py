"""`sijill rehearse`: would this backup be restored?"""

from __future__ import annotations

from argparse import Namespace

from desktop.cli.backup_answer import copied_json, say_copied
from desktop.cli.exit_codes import Exit
from desktop.cli.opening import opened_with
from desktop.cli.passphrase import passphrase
from desktop.cli.progress import progress_bar
from desktop.cli.terminal import Terminal
from desktop.services.trust.backup.read_backup import manifest_of
from desktop.services.trust.backup.rehearse import Rehearsed, rehearse
from desktop.services.trust.open_book import officers_of


def run(options: Namespace, terminal: Terminal) -> int:
    """Restore for a try; exit code 1 where documents are missing or damaged."""
    manifest_of(options.file)
    if options.book is not None:
        officers_of(options.book)
    prompt = terminal.words("Passphrase of the book")
    secret = passphrase(options.passphrase_file, terminal, prompt)
    with progress_bar(terminal, terminal.words("Rehearsing")) as progress:
        if options.book is None:
            found = rehearse(
                options.file, passphrase=secret, officer=options.officer, progress=progress
            )
        else:
            with opened_with(options, secret) as session:
                found = rehearse(
                    options.file,
                    passphrase=secret,
                    officer=options.officer,
                    session=session,
                    progress=progress,
                )
    if options.json:
        terminal.json(
            {
                "path": str(found.path),
                **copied_json(found.checked),
                "missing": list(found.documents.missing),
                "damaged": list(found.documents.damaged),
                "recorded": found.recorded,
            }
        )
    else:
        _say(found, terminal)
    return Exit.DONE if found.documents.none else Exit.NO


def _say(found: Rehearsed, terminal: Terminal) -> None:
    words = terminal.words
    say_copied(found.checked, terminal)
    lost = len(found.documents.missing) + len(found.documents.damaged)
    if lost:
        terminal.say(
            words.plural(
                "This backup would be restored, but {n} document is missing or damaged.",
                "This backup would be restored, but {n} documents are missing or damaged.",
                lost,
            )
        )
    else:
        terminal.say(words("This backup would be restored."))
