"""Read the authorities, their receipts, and every state of the log that the book itself names."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, select

from desktop.domain.log import strict_base64
from desktop.domain.log.checkpoint import parse_checkpoint
from desktop.domain.log.note import parse_note
from desktop.domain.log.record_leaf import record_subject
from desktop.domain.trust.evidence import KeptReceipt, Remembered, Source, Witness
from desktop.store.rows import raw_rows
from desktop.store.tables.evidence import backup, receipt, witness
from desktop.store.tables.log import package


def witnesses(conn: Connection) -> tuple[Witness, ...]:
    """Return the authorities in order of enrolment."""
    return tuple(
        Witness(row.id, row.name, row.verifier_key, bool(row.active), row.recorded_at)
        for row in conn.execute(select(witness).order_by(witness.c.id))
    )


def kept_receipts(conn: Connection) -> tuple[KeptReceipt, ...]:
    """Return the receipts in the order in which they were taken in."""
    rows = conn.execute(
        select(receipt, witness.c.name, package.c.number, package.c.version)
        .join(witness, witness.c.id == receipt.c.witness_id)
        .join(package, package.c.id == receipt.c.package_id, isouter=True)
        .order_by(receipt.c.id)
    )
    return tuple(
        KeptReceipt(
            id=row.id,
            authority=row.name,
            package="" if row.number is None else f"{row.number} v{row.version}",
            size=row.size,
            root=strict_base64.read(row.root),
            note=row.note,
            sha256=row.sha256,
            issued_at=row.issued_at,
            recorded_at=row.recorded_at,
        )
        for row in rows
    )


def states_named(conn: Connection) -> tuple[Remembered, ...]:
    """Return every state of the log that receipts, packages and backups of the book name."""
    return (*_of_receipts(conn), *_of_packages(conn), *_of_backups(conn))


def hashes_between(conn: Connection) -> Callable[[int, int], Sequence[bytes]]:
    """Return what reads the leaf hashes from one position up to another, not included."""

    def read(first: int, last: int) -> list[bytes]:
        rows = raw_rows(
            conn,
            "SELECT hash FROM log_leaf WHERE position >= ? AND position < ? ORDER BY position",
            (first, last),
        )
        return [row[0] for row in rows]

    return read


def _of_receipts(conn: Connection) -> list[Remembered]:
    return [
        Remembered(
            Source.RECEIPT,
            one.size,
            one.root,
            one.issued_at,
            one.authority,
            one.package,
            _place(conn, receipt.name, one.id),
        )
        for one in kept_receipts(conn)
    ]


def _of_packages(conn: Connection) -> list[Remembered]:
    made = []
    for row in conn.execute(select(package).order_by(package.c.id)):
        head = parse_checkpoint(parse_note(row.checkpoint).text)
        what, place = f"{row.number} v{row.version}", _place(conn, package.name, row.id)
        made.append(
            Remembered(Source.PACKAGE, head.size, head.root, row.exported_at, "", what, place)
        )
    return made


def _of_backups(conn: Connection) -> list[Remembered]:
    made = []
    for row in conn.execute(select(backup).order_by(backup.c.id)):
        root, place = strict_base64.read(row.root), _place(conn, backup.name, row.id)
        made.append(
            Remembered(Source.BACKUP, row.size, root, row.verified_at, row.file_name, "", place)
        )
    return made


def _place(conn: Connection, table: str, key: int) -> int | None:
    found = conn.exec_driver_sql(
        "SELECT min(position) FROM log_leaf WHERE kind <> 'entry' AND subject = ?",
        (record_subject(table, key),),
    ).scalar()
    return None if found is None else int(found)
