"""Begin the payment voucher of a commitment: filled in, and marked as made for it."""

from __future__ import annotations

from desktop.domain.formats import format_amount
from desktop.domain.ledger.budgets.commitment import Commitment, subject_of
from desktop.domain.ledger.entry import Series
from desktop.domain.ledger.masters import Masters
from desktop.ui.screens.ledger.voucher.typed import TypedLine, TypedSlip, TypedVoucher, to_json


def payment_of(row: Commitment, masters: Masters) -> str:
    """Return the draft of a voucher that pays what is still open of a commitment."""
    place, partner = row.place, row.partner_id
    fund, project, branch = place.fund_id, place.project_id, place.branch_id
    line = TypedLine(
        account=masters.accounts[place.account_id].code,
        debit=format_amount(row.open_amount, masters.organisation.currency),
        fund="" if fund is None else masters.funds[fund].code,
        project="" if project is None else masters.projects[project].code,
        branch="" if branch is None else masters.branches[branch].code,
    )
    party = "" if partner is None else masters.partners[partner].code
    return to_json(
        TypedVoucher(
            series=Series.PAYMENT,
            narration=row.purpose,
            reference=row.code,
            lines=(line,),
            slip=TypedSlip(party=party),
            origin=subject_of(row.id),
        )
    )
