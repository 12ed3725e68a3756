"""Make the audit pack of a fiscal year: a folder or a ZIP, whole or not there at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from desktop.domain.errors import UserError
from desktop.domain.ledger.audit_pack import EVERYTHING, LeftOut, PackPart, WhyLeftOut, pack_name
from desktop.domain.ledger.masters import Organisation
from desktop.domain.ledger.year import FiscalYear
from desktop.domain.log.record_leaf import record_subject
from desktop.domain.trust.accesses import AccessKind
from desktop.domain.trust.acting import Act
from desktop.exchange.audit_pack.folder import PackFile, PackFolder, pack_folder, pack_zip
from desktop.services.ledger.audit_pack import data_files, list_files, log_files, scan_files
from desktop.services.ledger.audit_pack.data_files import OfYear
from desktop.services.ledger.audit_pack.index_files import PackFacts, write_index
from desktop.services.ledger.audit_pack.log_files import PackHead
from desktop.services.ledger.audit_pack.report_files import (
    Planned,
    plan_reports,
    write_report_files,
)
from desktop.services.ledger.statements import year_named
from desktop.services.session import Session
from desktop.services.trust.log_head import log_head
from desktop.store.queries.audit_data import Scan, scans_of, state_of
from desktop.store.queries.masters import load_masters
from desktop.store.tables.documents import access
from desktop.store.tables.masters import fiscal_year
from desktop.text.words import Words

Progress = Callable[[int, int], None]
"""Hears (done, in all) in files; what it raises stops the work, and nothing is left."""


@dataclass(frozen=True, slots=True)
class PackOrder:
    """What to take out: `year` None is the last one; `folder` receives the pack."""

    year: str | None
    folder: Path
    zipped: bool = False
    parts: frozenset[PackPart] = EVERYTHING


@dataclass(frozen=True, slots=True)
class PackMade:
    """The pack as it lies on the device; `size` bytes of all its files."""

    path: Path
    year: str
    files: tuple[PackFile, ...]
    left_out: tuple[LeftOut, ...]
    short_head: str

    @property
    def size(self) -> int:
        """The bytes of all files together."""
        return sum(one.size for one in self.files)


@dataclass(slots=True)
class _Work:
    session: Session
    order: PackOrder
    words: Words
    organisation: Organisation
    year: FiscalYear
    state: tuple[int, int]
    planned: tuple[Planned, ...]
    scans: tuple[Scan, ...]
    progress: Progress
    left_out: list[LeftOut] = field(default_factory=list)
    done: int = 0

    @property
    def total(self) -> int:
        """How many steps there are; a report is one."""
        parts = self.order.parts
        counts = {
            PackPart.REPORTS: len(self.planned),
            PackPart.DATA: data_files.COUNT,
            PackPart.LISTS: list_files.COUNT,
            PackPart.VOUCHERS: len(self.scans),
            PackPart.LOG: 1,
        }
        return 1 + sum(count for part, count in counts.items() if part in parts)

    def told(self) -> None:
        """Say where the work stands; a person may stop it here."""
        self.progress(min(self.done, self.total), self.total)

    def step(self) -> None:
        """One more is done."""
        self.done += 1
        self.told()


def make_audit_pack(
    session: Session, order: PackOrder, words: Words, progress: Progress | None = None
) -> PackMade:
    """Make the pack and return what is in it; that it was taken out is logged first.

    Whoever may read the log may take it. Raises UserError `not-permitted`, `year-unknown`,
    `audit-pack-year-empty`, `audit-pack-in-book`, `audit-pack-changed` (entries were posted
    meanwhile), `audit-pack-too-large`, or as `careful_write`; nothing is left behind then.
    """
    work = _begin(session, order, words, progress or _silent)
    target = order.folder / pack_name(work.year.name, zipped=order.zipped)
    _refuse_inside(session, order.folder)
    opened = pack_zip if order.zipped else pack_folder
    with opened(target, work.told) as folder:
        _note(work)
        head = _fill(work, folder)
        _write_index(work, folder, head)
    return PackMade(target, work.year.name, tuple(folder.files), tuple(work.left_out), head.short)


def _silent(_done: int, _total: int) -> None:
    """Nobody watches."""


def _begin(session: Session, order: PackOrder, words: Words, progress: Progress) -> _Work:
    with session.book.read(session.by, Act.READ_LOG) as conn:
        masters = load_masters(conn)
        year = year_named(masters, order.year)
        state, scans = state_of(conn, year.id), scans_of(conn, year.id)
    if not state[0]:
        raise UserError("audit-pack-year-empty", year=year.name)
    left_out: list[LeftOut] = []
    planned = plan_reports(session, year, left_out) if PackPart.REPORTS in order.parts else ()
    return _Work(
        session,
        order,
        words,
        masters.organisation,
        year,
        state,
        planned,
        scans,
        progress,
        left_out,
    )


def _refuse_inside(session: Session, folder: Path) -> None:
    inside = session.book.folder.path.resolve()
    if folder.resolve() == inside or inside in folder.resolve().parents:
        raise UserError("audit-pack-in-book", folder=str(folder))


def _note(work: _Work) -> None:
    session = work.session
    with session.book.begin(session.by, Act.READ_LOG) as tx:
        tx.insert(
            access,
            kind=AccessKind.EXPORTED,
            subject=record_subject(fiscal_year.name, work.year.id),
            officer_id=session.by.officer_id,
            recorded_at=tx.recorded_at,
        )


def _fill(work: _Work, folder: PackFolder) -> PackHead:
    session, parts = work.session, work.order.parts
    work.left_out += [
        LeftOut(part.value, WhyLeftOut.NOT_CHOSEN) for part in PackPart if part not in parts
    ]
    if PackPart.REPORTS in parts:
        for planned in work.planned:
            missing = write_report_files(session, planned, work.year, folder, work.words, work.told)
            work.left_out += [missing] if missing is not None else []
            work.step()
    with session.book.read(session.by, Act.READ_LOG) as conn:
        of = OfYear(conn, work.organisation, work.year, session.book.now().date())
        if PackPart.DATA in parts:
            data_files.write_data(of, folder, work.step)
        if PackPart.LISTS in parts:
            list_files.write_lists(of, folder, work.step)
            work.left_out += list_files.write_audit(session, of, folder, work.words, work.told)
    if PackPart.VOUCHERS in parts:
        work.left_out += scan_files.write_scans(session, work.scans, folder, work.step)
    if PackPart.LOG in parts:
        return log_files.write_log(session, folder)
    head = log_head(session.book, session.by)
    return PackHead(head.size, head.short)


def _write_index(work: _Work, folder: PackFolder, head: PackHead) -> None:
    """Say what there is, if the year is still the one that was begun with."""
    session = work.session
    with session.book.read(session.by, Act.READ_LOG) as conn:
        if state_of(conn, work.year.id) != work.state:
            raise UserError("audit-pack-changed", year=work.year.name)
    facts = PackFacts(
        organisation=work.organisation,
        year=work.year,
        officer=session.by.code,
        made=session.book.now().replace(microsecond=0),
        entries=work.state[0],
        head=head,
        left_out=tuple(work.left_out),
    )
    write_index(folder, facts, work.words)
    work.done = work.total
    work.told()
