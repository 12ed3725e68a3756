"""`sijill import`: take in the book of another program or a table, all of it or nothing."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace

from desktop.cli.exit_codes import Exit
from desktop.cli.import_answer import plan_json, show_plan, show_totals
from desktop.cli.opening import opened
from desktop.cli.progress import progress_bar
from desktop.cli.table_answer import show_table_plan, table_json
from desktop.cli.terminal import Terminal
from desktop.domain.errors import UserError
from desktop.domain.ledger.imports.mapping import (
    TableKind,
    TableMapping,
    mapping_text,
    read_mapping,
)
from desktop.exchange.careful_write import careful_write
from desktop.services.ledger.imports.import_journal import import_journal, preview_import
from desktop.services.ledger.imports.import_table import (
    OpenedTable,
    import_table,
    open_table,
    preview_table,
)
from desktop.services.session import Session

_TABLES = {kind.value: kind for kind in TableKind}
_LARGEST_MAPPING = 1_000_000


def run(options: Namespace, terminal: Terminal) -> int:
    """Read the file, show what it holds, and write it unless only the plan was asked for."""
    kind = _TABLES.get(options.format)
    if kind is not None and options.write_mapping is not None:
        return _write_mapping(open_table(options.file, kind, options.day), options, terminal)
    with opened(options, terminal) as session:
        if kind is None:
            _book(session, options, terminal)
        else:
            _table(session, kind, options, terminal)
    return Exit.DONE


def _book(session: Session, options: Namespace, terminal: Terminal) -> None:
    words, book, by = terminal.words, session.book, session.by
    with progress_bar(terminal, words("Reading the journal")) as progress:
        plan = preview_import(book, by, options.file, options.format, progress=progress)
    if options.dry_run:
        if options.json:
            terminal.json({"imported": False, **plan_json(plan)})
        else:
            show_plan(plan, terminal)
            _say_rehearsal(terminal)
        return
    with progress_bar(terminal, words("Importing")) as progress:
        done = import_journal(book, by, plan, progress=progress)
    if options.json:
        terminal.json({"imported": True, "batch": done.batch_id, **plan_json(plan)})
    else:
        show_totals(plan, terminal)
        _say_imported(done.entries, terminal)


def _table(session: Session, kind: TableKind, options: Namespace, terminal: Terminal) -> None:
    words = terminal.words
    found = open_table(options.file, kind, options.day)
    mapping = _mapping(found, options)
    said = words("Opening balances") if kind is TableKind.OPENING else words("Imported entry")
    plan = preview_table(session.book, session.by, found.table, mapping, narration=said)
    if options.dry_run:
        if options.json:
            terminal.json({"imported": False, **table_json(plan, terminal.words)})
        else:
            show_table_plan(plan, terminal)
            _say_rehearsal(terminal)
        return
    if plan.faults and not options.json:
        show_table_plan(plan, terminal)
    with progress_bar(terminal, words("Importing")) as progress:
        batch = import_table(session.book, session.by, plan, progress=progress)
    if options.json:
        terminal.json({"imported": True, "batch": batch, **table_json(plan, terminal.words)})
    else:
        show_table_plan(plan, terminal)
        _say_imported(len(plan.entries), terminal)


def _mapping(found: OpenedTable, options: Namespace) -> TableMapping:
    """Return what the columns mean: as the file says, else as the headings do."""
    mapping = found.mapping
    if options.mapping is not None:
        try:
            data = options.mapping.read_bytes()[:_LARGEST_MAPPING]
            mapping = read_mapping(data.decode("utf-8-sig"))
        except (OSError, UnicodeDecodeError) as error:
            raise UserError("file-unreadable", path=str(options.mapping)) from error
    day = options.day or mapping.day
    return replace(mapping, day=day, rest=options.rest or mapping.rest)


def _write_mapping(found: OpenedTable, options: Namespace, terminal: Terminal) -> int:
    mapping = replace(found.mapping, rest=options.rest)
    data = mapping_text(mapping).encode()
    careful_write(options.write_mapping, data, len(data))
    terminal.say(str(options.write_mapping))
    return Exit.DONE


def _say_rehearsal(terminal: Terminal) -> None:
    terminal.say()
    terminal.say(terminal.words("Nothing was written: this was a rehearsal."))


def _say_imported(count: int, terminal: Terminal) -> None:
    terminal.say(
        terminal.words.plural("{n} entry was imported.", "{n} entries were imported.", count)
    )
