"""Hold an entry against the controls, and write down which of them an officer passed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name
from desktop.domain.ledger.entry import NewEntry
from desktop.domain.ledger.masters import Masters
from desktop.domain.trust.acting import Act, require
from desktop.domain.trust.approval_statements import Overridden
from desktop.domain.trust.controls import REFUSALS, Breach, Control, Strictness
from desktop.services.trust.approvals.checks import CHECKS
from desktop.services.trust.approvals.checks.held import Held
from desktop.services.trust.approvals.laws import Laws
from desktop.signing.signer import Signer
from desktop.signing.statement_signature import sign_statement
from desktop.store.tables.approvals import control_override
from desktop.store.tx import Tx


@dataclass(frozen=True, slots=True)
class Override:
    """The acting officer's will to pass over a control that blocks; both are needed."""

    reason: str
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Passing:
    """How far an entry may go past the controls.

    `accepted` are those of which the person was warned and went on; `key` and `reason` are there
    where the acting officer passes over those that block.
    """

    accepted: frozenset[Control] = frozenset()
    key: Signer | None = field(default=None, repr=False)
    reason: str = ""


def breaches_of(
    conn: Connection, masters: Masters, laws: Laws, year_id: int, entry: NewEntry
) -> tuple[Breach, ...]:
    """Return the controls that `entry` would not keep; the book is asked only where it spends."""
    held = Held(conn, masters, laws, year_id, entry)
    return tuple(breach for check in CHECKS for breach in check(held))


def hold(
    breaches: Sequence[Breach], masters: Masters, accepted: frozenset[Control], *, overriding: bool
) -> None:
    """Raise UserError for the first breach that nobody answered for, by the keys of `REFUSALS`.

    What blocks wants an override, what warns only that the person goes on knowingly.
    """
    for breach in breaches:
        warning, block = REFUSALS[breach.control]
        fields = breach.fields(masters.organisation.currency)
        if breach.strictness is Strictness.BLOCK and not overriding:
            raise UserError(block, **fields)
        if breach.strictness is Strictness.WARN and breach.control not in accepted:
            raise UserError(warning, **fields)


def hold_entry(
    tx: Tx, laws: Laws, year_id: int, entry: NewEntry, passing: Passing
) -> tuple[Breach, ...]:
    """Hold `entry` against the controls and return those that it does not keep.

    Raises UserError as `hold` does, `override-reason-empty`, or `not-permitted` where the officer
    may not pass over a control.
    """
    masters = tx.masters()
    breaches = breaches_of(tx.conn, masters, laws, year_id, entry)
    hold(breaches, masters, passing.accepted, overriding=passing.key is not None)
    if passing.key is not None and _blocking(breaches):
        require(tx.by, Act.OVERRIDE_CONTROL)
        if not clean_name(passing.reason, field="reason"):
            raise UserError("override-reason-empty")
    return breaches


def write_overrides(
    tx: Tx, entry_id: int, digest: str, breaches: Sequence[Breach], passing: Passing
) -> None:
    """Write a signed row for every blocking control that the entry was let past.

    `digest` is that of the entry's content, by which the signature holds for no other entry.
    """
    if passing.key is None:
        return
    book_id = tx.masters().organisation.book_id
    reason = clean_name(passing.reason, field="reason")
    for breach in _blocking(breaches):
        statement = Overridden(
            book_id, breach.control, digest, breach.detail, tx.by.code, reason, tx.recorded_text
        ).text
        tx.insert(
            control_override,
            control=breach.control,
            entry_id=entry_id,
            detail=breach.detail,
            reason=reason,
            officer_id=tx.by.officer_id,
            statement=statement,
            signature=sign_statement(statement.encode(), passing.key),
            recorded_at=tx.recorded_at,
        )


def _blocking(breaches: Sequence[Breach]) -> tuple[Breach, ...]:
    return tuple(each for each in breaches if each.strictness is Strictness.BLOCK)
