"""Every year stands as its signed acts say, and closing entries are those that were signed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final

from sqlalchemy import Connection

from desktop.domain.ledger.closing.year_deed import STATUS_AFTER, YearDeed, YearStatement
from desktop.domain.log.entry_leaf import entry_subject
from desktop.domain.log.finding import Fault, Finding
from desktop.domain.log.malformed import MalformedError
from desktop.domain.log.record_leaf import record_subject
from desktop.domain.trust.approval_content import content_of_fact, digest_of
from desktop.store.queries.beside import load_beside
from desktop.store.queries.entries import StoredFact, stored_facts
from desktop.store.queries.masters import load_organisation
from desktop.store.types import moment_of
from desktop.store.verify.approval_history import History
from desktop.store.verify.approvals import Holds

_ACTS: Final = """SELECT a.id, a.fiscal_year_id, y.name, a.deed, a.officer_id, a.reason,
    a.left_open, a.digest, a.answers_id, a.statement, a.signature, a.recorded_at
    FROM year_act a JOIN fiscal_year y ON y.id = a.fiscal_year_id ORDER BY a.id"""
_MADE: Final = """SELECT entry_id FROM entry_origin
    WHERE subject >= 'closing:' AND subject < 'closing;'
       OR subject >= 'reopening:' AND subject < 'reopening;'"""
"""The entries that closing and reopening posted."""
_NONE: Final = """SELECT NOT EXISTS (SELECT 1 FROM year_act)
    AND NOT EXISTS (SELECT 1 FROM fiscal_year WHERE status <> 'open')"""
_DEEDS: Final = {"closing": YearDeed.CLOSED, "reopening": YearDeed.REOPENED}


def check_closings(conn: Connection, holds: Holds) -> Iterator[Finding]:
    """Yield UNAPPROVED acts, years and closing entries; a book where no year was closed is quick.

    Entries that closing posts are covered by the signed act and by no rule of approval, so each
    must be one that an act of its year signed, as it stands now.
    """
    untouched = conn.exec_driver_sql(_NONE).scalar_one()
    if untouched and conn.exec_driver_sql(_MADE).first() is None:
        return
    yield from _Check(conn, holds).findings()


class _Check:
    """Looks at the acts one by one, then at the years, then at the entries."""

    def __init__(self, conn: Connection, holds: Holds) -> None:
        self._conn, self._holds = conn, holds
        self._history = History(conn)
        organisation = load_organisation(conn)
        self._book = organisation.book_id
        base = organisation.currency.code
        self._facts = list(stored_facts(conn, base, wanted=f"e.id IN ({_MADE})"))
        self._beside = load_beside(conn, (each.id for each in self._facts))

    def findings(self) -> Iterator[Finding]:
        """Yield what does not hold."""
        acts = self._conn.exec_driver_sql(_ACTS).all()
        by_id = {act.id: act for act in acts}
        last: dict[int, str] = {}
        for act in acts:
            if not _sound(partial(self._act, act, by_id)):
                yield Finding(Fault.UNAPPROVED, record_subject("year_act", act.id))
            last[act.fiscal_year_id] = act.deed
        rows = self._conn.exec_driver_sql("SELECT id, status FROM fiscal_year")
        for year_id, status in rows:
            told = STATUS_AFTER[YearDeed(last[year_id])].value if year_id in last else "open"
            if status != told:
                yield Finding(Fault.UNAPPROVED, record_subject("fiscal_year", year_id))
        yield from self._entries(acts)

    def _act(self, act: Any, by_id: Mapping[int, Any]) -> bool:
        """Return whether the officer named signed it, and is another than whom it answers."""
        then = self._history.officer(act.officer_id, self._history.place("year_act", act.id))
        statement = YearStatement(
            self._book,
            act.id,
            act.name,
            act.deed,
            then.code,
            act.reason,
            act.left_open,
            act.digest,
            act.answers_id,
            act.recorded_at,
        ).text
        if act.deed == YearDeed.REOPENED.value:
            asked = by_id[act.answers_id]
            if asked.officer_id == act.officer_id or asked.fiscal_year_id != act.fiscal_year_id:
                return False
        at = moment_of(act.recorded_at)
        return statement == act.statement and self._holds(
            statement.encode(), act.signature, then.certificate, at
        )

    def _entries(self, acts: Sequence[Any]) -> Iterator[Finding]:
        """Yield the entries of closings and reopenings that no act signed as they stand."""
        groups: defaultdict[tuple[str, str, str], list[StoredFact]] = defaultdict(list)
        for stored in self._facts:
            kind, _, year = (self._beside[stored.id].origin or "").partition(":")
            groups[kind, year, stored.fact.recorded_at].append(stored)
        signed = {(act.deed, act.name, act.recorded_at): act.digest for act in acts}
        for (kind, year, at), entries in groups.items():
            wanted = signed.pop((_DEEDS[kind].value, year, at), "")
            if not _sound(partial(self._said, entries, wanted)):
                for stored in entries:
                    fact = stored.fact
                    subject = entry_subject(fact.fiscal_year, fact.series, fact.number)
                    yield Finding(Fault.UNAPPROVED, subject)
        for (deed, _, at), digest in signed.items():
            if digest and deed in {each.value for each in _DEEDS.values()}:
                act = next(a for a in acts if a.deed == deed and a.recorded_at == at)
                yield Finding(Fault.UNAPPROVED, record_subject("year_act", act.id))

    def _said(self, entries: Sequence[StoredFact], digest: str) -> bool:
        texts = [content_of_fact(each.fact, self._beside[each.id]).text for each in entries]
        return digest_of("\n".join(texts)) == digest


def _sound(check: Callable[[], bool]) -> bool:
    """Return what `check` finds; a row that cannot even be read is not sound."""
    try:
        return check()
    except (MalformedError, KeyError, ValueError, TypeError, AttributeError):
        return False
