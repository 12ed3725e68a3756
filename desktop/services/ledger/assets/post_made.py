"""Post the entries of one deed, or send for approval those that a rule covers; all or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import NewEntry
from desktop.domain.trust.controls import EVERY_CONTROL
from desktop.services.ledger.posting_rules import checked, open_year_of
from desktop.services.ledger.write_entry import Posted, refuse_unapproved, write_entry
from desktop.services.trust.approvals.controls import Passing
from desktop.services.trust.approvals.propose import ProposalMade, propose_checked
from desktop.signing.signer import Signer
from desktop.store.tx import Tx

_PASSING = Passing(EVERY_CONTROL)
"""What depreciation and disposals write off was spent when the asset was bought."""


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a deed: entries that stand, and proposals that wait."""

    id: int
    posted: tuple[Posted, ...] = ()
    proposed: tuple[ProposalMade, ...] = ()


def post_made(tx: Tx, deed_id: int, entries: Iterable[NewEntry], key: Signer | None) -> Made:
    """Write the entries of the deed `deed_id` in its transaction.

    With a `key` those that a rule covers are sent for approval. Raises UserError as posting does
    (`approval-needed` where there is no key).
    """
    masters = tx.masters()
    posted: list[Posted] = []
    proposed: list[ProposalMade] = []
    for entry in entries:
        year = open_year_of(masters, entry.day)
        clean = checked(masters, entry)
        try:
            refuse_unapproved(tx, masters, clean)
        except UserError:
            if key is None:
                raise
            proposed.append(propose_checked(tx, masters, clean, key, accepted=EVERY_CONTROL))
        else:
            posted.append(write_entry(tx, masters, year, clean, _PASSING))
    return Made(deed_id, tuple(posted), tuple(proposed))
