"""`sijill document`: keep a file, list, save, erase and check the documents of a book."""

from __future__ import annotations

from argparse import Namespace
from typing import Final

from desktop.cli.columns import table
from desktop.cli.exit_codes import Exit
from desktop.cli.opening import opened
from desktop.cli.progress import progress_bar
from desktop.cli.terminal import Terminal
from desktop.domain.archive.document import Damage, Document, DocumentFilter
from desktop.services.archive.add_document import add_document
from desktop.services.archive.check_documents import check_documents
from desktop.services.archive.erase_document import erase_document
from desktop.services.archive.list_documents import list_documents
from desktop.services.archive.my_groups import group_by_code
from desktop.services.archive.read_document import save_document_as
from desktop.services.session import Session
from desktop.text.documents import kind_text, size_text

_PAGE: Final = 500


def run(options: Namespace, terminal: Terminal) -> int:
    """Do what was asked; exit code 1 where the check finds a document missing or damaged."""
    with opened(options, terminal) as session:
        return _ACTIONS[options.action](session, options, terminal)


def _add(session: Session, options: Namespace, terminal: Terminal) -> Exit:
    group = None if options.group is None else group_by_code(session, options.group)
    made = add_document(
        session, options.file, title=options.title, group_id=group, attach_to=options.attach
    )
    if options.json:
        terminal.json(_plain(made))
    else:
        words = terminal.words
        terminal.say(words("Kept as document {number}: {title}", number=made.id, title=made.title))
    return Exit.DONE


def _list(session: Session, options: Namespace, terminal: Terminal) -> Exit:
    wanted = DocumentFilter(words=options.words)
    found: list[Document] = []
    after = None
    while True:
        page = list_documents(session.book, session.by, wanted, after=after, limit=_PAGE)
        found.extend(page.rows)
        after = page.next_key
        if after is None:
            break
    if options.json:
        terminal.json({"documents": [_plain(each) for each in found]})
        return Exit.DONE
    words = terminal.words
    rows = [
        (
            str(each.id),
            f"{each.recorded_at:%Y-%m-%d}",
            kind_text(each.media_type, words),
            size_text(each.size, words),
            each.group,
            each.title,
        )
        for each in found
    ]
    for line in table(rows, words, frozenset({0, 3})):
        terminal.say(line)
    return Exit.DONE


def _save(session: Session, options: Namespace, terminal: Terminal) -> Exit:
    words = terminal.words
    with progress_bar(terminal, words("Writing and reading back")) as progress:
        written = save_document_as(
            session, options.document, options.file.absolute(), progress=progress
        )
    if options.json:
        terminal.json({"path": str(written.path), "bytes": written.size, "sha256": written.sha256})
    else:
        terminal.say(words("Saved as {file}.", file=str(options.file)))
    return Exit.DONE


def _erase(session: Session, options: Namespace, terminal: Terminal) -> Exit:
    erase_document(session, options.document, options.reason)
    if options.json:
        terminal.json({"erased": options.document})
    else:
        words = terminal.words
        terminal.say(words("Document {number} is erased for good.", number=options.document))
    return Exit.DONE


def _check(session: Session, options: Namespace, terminal: Terminal) -> Exit:
    words = terminal.words
    with progress_bar(terminal, words("Checking the documents")) as progress:
        faults = check_documents(session.book, session.by, progress=progress)
    if options.json:
        found = [
            {"id": each.document_id, "title": each.title, "damage": each.damage.value}
            for each in faults
        ]
        terminal.json({"whole": not faults, "faults": found})
    elif not faults:
        terminal.say(words("Every document is there and whole."))
    for each in () if options.json else faults:
        about = {"number": each.document_id, "title": each.title}
        if each.damage is Damage.MISSING:
            terminal.say(words("Document {number} is missing: {title}", **about))
        else:
            terminal.say(words("Document {number} is damaged: {title}", **about))
    return Exit.NO if faults else Exit.DONE


def _plain(document: Document) -> dict[str, object]:
    return {
        "id": document.id,
        "title": document.title,
        "file_name": document.file_name,
        "media_type": document.media_type,
        "bytes": document.size,
        "sha256": document.sha256,
        "group": document.group,
        "officer": document.officer,
        "recorded_at": document.recorded_at.isoformat(),
        "erased": document.erased,
    }


_ACTIONS: Final = {
    "add": _add,
    "list": _list,
    "save": _save,
    "erase": _erase,
    "check": _check,
}
