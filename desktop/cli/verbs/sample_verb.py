"""`sijill sample`: create the book of a sample organisation."""

from __future__ import annotations

from argparse import Namespace

from desktop.cli.exit_codes import Exit
from desktop.cli.passphrase import passphrase
from desktop.cli.progress import progress_bar
from desktop.cli.terminal import Terminal
from desktop.services.samples.foundation import CHAIR, create_sample


def run(options: Namespace, terminal: Terminal) -> int:
    """Create the book; the chair's passphrase is made from the one that is given."""
    words = terminal.words
    prompt = words("New passphrase for the book")
    secret = passphrase(options.passphrase_file, terminal, prompt, twice=True)
    with progress_bar(terminal, words("Writing the sample book")) as progress:
        session = create_sample(options.book, secret, progress=progress)
    path = session.book.folder.path
    session.close()
    terminal.say(words("The sample book was created: {path}", path=path))
    terminal.say(
        words(
            "The treasurer has the passphrase that you gave; the chair has the same one with a "
            "space and {code} behind it.",
            code=CHAIR,
        )
    )
    return Exit.DONE
