"""Gather, in one snapshot of the book, all that a package says."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from desktop.domain.disclosure.closed import Closable, names_of
from desktop.domain.disclosure.funding import FundingSource
from desktop.domain.ledger.dimensions import PartnerKind
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.notes.note import StatementNote
from desktop.domain.ledger.statements.basis import Basis
from desktop.domain.ledger.statements.projects import ProjectFigures, project_figures
from desktop.domain.ledger.statements.source import StatementSource
from desktop.domain.log import canonical
from desktop.domain.log.checkpoint import Checkpoint, parse_checkpoint
from desktop.domain.log.entry_leaf import EntryFact, entry_leaf
from desktop.domain.log.key_chain import KeyChain
from desktop.domain.log.leaf import open_fields
from desktop.domain.log.note import parse_note
from desktop.domain.log.proof_bundle import Shown, make_proof
from desktop.domain.log.seal_entry import seal_entry
from desktop.domain.trust.approvals import ConsentCounts
from desktop.reports.disclosure.content import RateUsed, RegisterCount
from desktop.services.disclosure.seal_package import PackageLog
from desktop.services.ledger.notes.read_notes import basis_of, read_notes
from desktop.services.ledger.statements import read_source
from desktop.services.trust.officers import Officer, load_officers
from desktop.store.queries import disclosure as queries
from desktop.store.queries.approvals import consent_counts
from desktop.store.queries.entries import stored_facts
from desktop.store.queries.lines import project_totals
from desktop.store.queries.log import leaf_hashes, load_head, public_key, seeds_of
from desktop.store.queries.log_keys import log_keys
from desktop.store.queries.masters import load_masters
from desktop.text.labels import label
from desktop.text.words import words_of

Progress = Callable[[int, int], None]

_KEPT_BACK = ("maker",)
"""Who typed an entry is nobody's business outside; the partner and memo of a line stay back too."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the book says; `facts` are (entry, place in the log) of the year."""

    masters: Masters
    source: StatementSource
    projects: tuple[ProjectFigures, ...]
    funding: tuple[FundingSource, ...]
    rates: tuple[RateUsed, ...]
    registers: tuple[RegisterCount, ...]
    officers: tuple[Officer, ...]
    facts: tuple[tuple[EntryFact, int], ...]
    authority: str
    issued: tuple[queries.IssuedPackage, ...]
    consents: ConsentCounts
    checkpoint: Checkpoint
    log: PackageLog
    notes: tuple[StatementNote, ...]
    basis: Basis


def gather(
    conn: Connection, year_name: str | None, closed: Collection[Closable], progress: Progress
) -> Gathered:
    """Return everything for the package of a year; the `closed` fields of entries are not in it.

    Raises UserError `year-unknown`.
    """
    source = read_source(conn, year_name, money=True)
    masters, year = load_masters(conn), source.year
    base = source.currency.code
    found = [(each.fact, each.leaf) for each in stored_facts(conn, base, year_id=year.id)]
    issued = queries.issued_packages(conn)
    note = load_head(conn).note
    return Gathered(
        masters=masters,
        source=source,
        projects=project_figures(
            source.projects,
            source.accounts,
            project_totals(conn, year.first_day, year.last_day),
        ),
        funding=queries.funding_sources(conn, masters, year),
        rates=tuple(
            RateUsed(each.currency, each.rate, each.source, each.day)
            for each in queries.used_rates(conn, year)
        ),
        registers=_registers(conn),
        officers=load_officers(conn),
        facts=tuple((_without(fact, closed), leaf) for fact, leaf in found),
        authority=queries.authority_certificate(conn),
        issued=issued,
        consents=consent_counts(conn, year.id),
        checkpoint=parse_checkpoint(parse_note(note).text),
        log=_log(conn, note, issued, found, closed=closed, progress=progress),
        notes=read_notes(conn, source),
        basis=basis_of(conn),
    )


def _without(fact: EntryFact, closed: Collection[Closable]) -> EntryFact:
    """Return the entry with nothing in the closed fields."""
    if Closable.NARRATION in closed:
        fact = fact._replace(narration="")
    return fact._replace(reference="") if Closable.REFERENCE in closed else fact


def _registers(conn: Connection) -> tuple[RegisterCount, ...]:
    arabic, english = words_of("ar"), words_of("en")
    counts = queries.partner_counts(conn)
    return tuple(
        RegisterCount(label(kind, arabic), label(kind, english), counts[kind])
        for kind in PartnerKind
        if counts.get(kind)
    )


def _log(
    conn: Connection,
    note: str,
    issued: Sequence[queries.IssuedPackage],
    found: Sequence[tuple[EntryFact, int]],
    *,
    closed: Collection[Closable],
    progress: Progress,
) -> PackageLog:
    """Return the log's share: the head, the proof that it grew, and every entry's leaf opened.

    The leaf is sealed from the whole entry; only what is not closed is opened of it.
    """
    kept_back = {*_KEPT_BACK, *names_of(closed)}
    seeds = seeds_of(conn)
    shown: list[Shown] = []
    for done, (fact, position) in enumerate(sorted(found, key=lambda one: one[1]), start=1):
        leaf, seed = entry_leaf(fact), seeds[position]
        names = [
            name for name, _ in leaf.fields if name not in kept_back and not name.endswith(".party")
        ]
        shown.append(Shown(position, seal_entry(fact, seed).data, open_fields(leaf, seed, names)))
        if done % 200 == 0:
            progress(done, len(found))
    previous = issued[-1].checkpoint if issued else None
    proof = make_proof(note, previous, leaf_hashes(conn), shown)
    keys = log_keys(conn)
    return PackageLog(
        vkey=public_key(conn),
        statement=queries.log_key_statement(conn),
        checkpoint=note,
        previous=previous,
        proof=canonical.encode(proof.to_json()),
        keys=keys.to_bytes() if isinstance(keys, KeyChain) else None,
    )
