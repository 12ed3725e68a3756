"""Every entry that needed approval has it: signed, by enough officers, over what stands there now.

The selection is done in SQL; only proposals and what came of them are looked at one by one.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from sqlalchemy import Connection

from desktop.domain.log.entry_leaf import entry_subject
from desktop.domain.log.finding import Fault, Finding
from desktop.domain.log.malformed import MalformedError
from desktop.domain.log.record_leaf import record_subject
from desktop.domain.trust.approval_content import (
    Content,
    content_of_fact,
    digest_of,
    entry_of,
    read_content,
)
from desktop.domain.trust.approval_rules import Approver, facts_of, needed
from desktop.domain.trust.approval_statements import Answered, Overridden, Proposed
from desktop.domain.trust.approvals import Decision
from desktop.domain.trust.controls import Control
from desktop.store.queries.beside import load_beside
from desktop.store.queries.entries import StoredFact, stored_facts
from desktop.store.queries.masters import load_masters
from desktop.store.types import moment_of
from desktop.store.verify.approval_history import History, Standing

Holds = Callable[[bytes, bytes, str, dt.datetime], bool]
"""Tells of (statement, signature, certificate in PEM, moment) whether the signature holds."""

_NONE: Final = (
    "SELECT NOT EXISTS (SELECT 1 FROM log_leaf WHERE kind <> 'entry'"
    " AND subject >= 'approval_rule:' AND subject < 'approval_rule;')"
    " AND NOT EXISTS (SELECT 1 FROM proposal) AND NOT EXISTS (SELECT 1 FROM control_override)"
)
_UNPROPOSED: Final = """SELECT y.name, e.series, e.number
    FROM entry e JOIN fiscal_year y ON y.id = e.fiscal_year_id
    WHERE e.leaf > :since AND e.leaf < :until AND e.batch_id IS NULL
      AND e.amount >= :amount AND (:series IS NULL OR e.series = :series)
      AND (:fund IS NULL OR EXISTS
        (SELECT 1 FROM line l WHERE l.entry_id = e.id AND l.fund_id = :fund))
      AND (:project IS NULL OR EXISTS
        (SELECT 1 FROM line l WHERE l.entry_id = e.id AND l.project_id = :project))
      AND NOT EXISTS (SELECT 1 FROM proposal p WHERE p.entry_id = e.id)
      AND NOT EXISTS (SELECT 1 FROM entry_origin o WHERE o.entry_id = e.id
        AND (o.subject >= 'closing:' AND o.subject < 'closing;'
          OR o.subject >= 'reopening:' AND o.subject < 'reopening;'))"""
_PROPOSALS: Final = """SELECT p.id, p.officer_id, p.content, p.digest, p.statement, p.signature,
    p.status, p.entry_id, p.recorded_at FROM proposal p ORDER BY p.id"""
_ANSWERS: Final = """SELECT id, proposal_id, officer_id, decision, by_maker, reason, statement,
    signature, recorded_at FROM approval ORDER BY id"""
_OVERRIDES: Final = """SELECT id, control, entry_id, detail, reason, officer_id, statement,
    signature, recorded_at FROM control_override ORDER BY id"""


def check_approvals(conn: Connection, holds: Holds) -> Iterator[Finding]:
    """Yield UNAPPROVED entries, proposals, answers and overrides.

    An entry that was taken in with a whole book (an import) is exempt; what closing a year posted
    is covered by its own signed act (`closings.check_closings`). That kept amounts are those
    of the lines, and batches as large as they say, is checked before (`kept.check_kept`). A book
    without rules, proposals and overrides costs nothing.
    """
    if conn.exec_driver_sql(_NONE).scalar_one():
        return
    history = History(conn)
    yield from _unproposed(conn, history.rules)
    yield from _Check(conn, history, holds).findings()


def unsound_signatures(conn: Connection, proposal_id: int, holds: Holds) -> frozenset[int]:
    """Return the ids of the answers to a proposal under which no signature holds."""
    check = _Check(conn, History(conn), holds)
    proposal = next(each for each in check.proposals() if each.id == proposal_id)
    return frozenset(
        answer.id for answer in check.answers()[proposal_id] if not check.answered(proposal, answer)
    )


def _unproposed(conn: Connection, rules: Iterable[Standing]) -> Iterator[Finding]:
    """Yield the entries that some rule covered and that nobody proposed, each once."""
    named: set[str] = set()
    for each in rules:
        values: dict[str, object] = {
            "since": each.since,
            "until": each.until,
            "amount": each.rule.from_amount,
            "series": None if each.rule.series is None else each.rule.series.value,
            "fund": each.rule.fund_id,
            "project": each.rule.project_id,
        }
        for name in conn.exec_driver_sql(_UNPROPOSED, values):
            subject = entry_subject(*name)
            if subject not in named:
                named.add(subject)
                yield Finding(Fault.UNAPPROVED, subject)


@dataclass(frozen=True, slots=True)
class _Proposal:
    """A row as stored."""

    id: int
    officer_id: int
    content: str
    digest: str
    statement: str
    signature: bytes
    status: str
    entry_id: int | None
    recorded_at: str


class _Check:
    """Looks at proposals, answers and overrides one by one."""

    def __init__(self, conn: Connection, history: History, holds: Holds) -> None:
        self._conn, self._history, self._holds = conn, history, holds
        self._masters = load_masters(conn)
        self._book = self._masters.organisation.book_id
        base = self._masters.organisation.currency.code
        wanted = (
            "e.id IN (SELECT entry_id FROM proposal WHERE entry_id IS NOT NULL"
            " UNION SELECT entry_id FROM control_override)"
        )
        self._facts = {each.id: each for each in stored_facts(conn, base, wanted=wanted)}
        self._beside = load_beside(conn, self._facts)

    def findings(self) -> Iterator[Finding]:
        """Yield what does not hold."""
        answers = self.answers()
        for proposal in self.proposals():
            if not self._sound(partial(self._proposed, proposal)):
                yield Finding(Fault.UNAPPROVED, record_subject("proposal", proposal.id))
            given: list[Any] = []
            for answer in answers.pop(proposal.id, ()):
                if self.answered(proposal, answer):
                    given.append(answer)
                else:
                    yield Finding(Fault.UNAPPROVED, record_subject("approval", answer.id))
            if proposal.entry_id is not None and not self._sound(
                partial(self._posted, proposal, given)
            ):
                yield Finding(Fault.UNAPPROVED, self._subject(proposal.entry_id))
        for row in self._conn.exec_driver_sql(_OVERRIDES).all():
            if not self._sound(partial(self._overridden, row)):
                yield Finding(Fault.UNAPPROVED, record_subject("control_override", row.id))

    def proposals(self) -> tuple[_Proposal, ...]:
        """Return every proposal as stored."""
        rows = self._conn.exec_driver_sql(_PROPOSALS)
        return tuple(_Proposal(*row) for row in rows)

    def answers(self) -> defaultdict[int, list[Any]]:
        """Return the answers as stored, by proposal."""
        found: defaultdict[int, list[Any]] = defaultdict(list)
        for row in self._conn.exec_driver_sql(_ANSWERS):
            found[row.proposal_id].append(row)
        return found

    def answered(self, proposal: _Proposal, answer: Any) -> bool:
        """Return whether the officer named in an answer signed it."""
        return self._sound(lambda: self._answered(proposal, answer))

    @staticmethod
    def _sound(check: Callable[[], bool]) -> bool:
        """Return what `check` finds; a row that cannot even be read is not sound."""
        try:
            return check()
        except (MalformedError, KeyError, ValueError, TypeError, AttributeError):
            return False

    def _subject(self, entry_id: int) -> str:
        stored = self._facts.get(entry_id)
        if stored is None:
            return f"entry:{entry_id}"
        return entry_subject(stored.fact.fiscal_year, stored.fact.series, stored.fact.number)

    def _signed(self, row: Any, table: str, said: Callable[[str], str]) -> bool:
        """Return whether the officer of a row signed the statement that its columns make."""
        then = self._history.officer(row.officer_id, self._history.place(table, row.id))
        at = moment_of(row.recorded_at)
        statement = said(then.code)
        return statement == row.statement and self._holds(
            statement.encode(), row.signature, then.certificate, at
        )

    def _proposed(self, proposal: _Proposal) -> bool:
        digest = digest_of(proposal.content)
        return digest == proposal.digest and self._signed(
            proposal,
            "proposal",
            lambda code: Proposed(self._book, proposal.id, digest, code, proposal.recorded_at).text,
        )

    def _answered(self, proposal: _Proposal, row: Any) -> bool:
        maker = self._masters.officer_codes[proposal.officer_id]
        own = row.officer_id == proposal.officer_id
        return bool(row.by_maker) is own and self._signed(
            row,
            "approval",
            lambda code: (
                Answered(
                    self._book,
                    proposal.id,
                    proposal.digest,
                    maker,
                    code,
                    Decision(row.decision),
                    own,
                    row.reason,
                    row.recorded_at,
                ).text
            ),
        )

    def _posted(self, proposal: _Proposal, answers: Iterable[Any]) -> bool:
        """Return whether the entry is what was proposed, by its maker, and enough agreed to it."""
        stored = self._facts[proposal.entry_id or 0]
        content = read_content(proposal.content)
        maker = self._masters.officer_codes[proposal.officer_id]
        if self._content(stored).text != proposal.content or stored.fact.maker != maker:
            return False
        given = [
            Approver(
                row.officer_id,
                self._history.officer(row.officer_id, stored.leaf).roles,
                bool(row.by_maker),
            )
            for row in answers
            if row.decision == Decision.APPROVED.value
        ]
        rules = self._history.rules_at(stored.leaf)
        facts = facts_of(entry_of(content, self._masters))
        return bool(given) and needed(facts, rules).missing(given) == 0

    def _content(self, stored: StoredFact) -> Content:
        return content_of_fact(stored.fact, self._beside[stored.id])

    def _overridden(self, row: Any) -> bool:
        digest = digest_of(self._content(self._facts[row.entry_id]).text)
        return self._signed(
            row,
            "control_override",
            lambda code: (
                Overridden(
                    self._book,
                    Control(row.control),
                    digest,
                    row.detail,
                    code,
                    row.reason,
                    row.recorded_at,
                ).text
            ),
        )
