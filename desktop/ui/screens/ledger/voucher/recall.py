"""Suggest narrations that were written before, while one types."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from desktop.domain.errors import UserError
from desktop.services.ledger.vouchers.recall import recall_narrations
from desktop.ui.screens.ledger.voucher.book_codes import BookCodes
from desktop.ui.screens.ledger.voucher.typed import TypedVoucher
from desktop.ui.shell.spec import Context
from desktop.ui.widgets.suggest_edit import SuggestEdit


def recall_for(
    edit: SuggestEdit,
    context: Context,
    typed: Callable[[], TypedVoucher],
    codes: Callable[[], BookCodes],
) -> None:
    """Let `edit` suggest; the account and party that are `typed` already come first."""
    edit.wondered.connect(partial(_ask, edit, context, typed, codes))


def _ask(
    edit: SuggestEdit,
    context: Context,
    typed: Callable[[], TypedVoucher],
    codes: Callable[[], BookCodes],
    words: str,
) -> None:
    voucher, known, session = typed(), codes(), context.session
    accounts = (known.accounts.get(line.account) for line in voucher.lines)
    account = next((each.id for each in accounts if each is not None), None)
    party = known.partners.get(voucher.slip.party) if voucher.slip is not None else None
    context.work.read(
        lambda: recall_narrations(
            session.book,
            session.by,
            words,
            account_id=account,
            partner_id=None if party is None else party.id,
        ),
        lambda found: edit.suggest(found) if edit.text() == words else None,
        _stay_silent,
        owner=edit,
    )


def _stay_silent(_: UserError) -> None:
    """Suggest nothing: typing goes on without."""
