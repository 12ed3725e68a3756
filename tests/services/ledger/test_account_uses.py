"""Accounts that are not marked yet are recognised, marked on agreement, and never twice."""

import zlib

import pytest

from desktop.domain.errors import UserError
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.account_uses import USES
from desktop.domain.ledger.chart import Account, AccountKind, NewAccount
from desktop.domain.ledger.use_suggestions import Because, Suggestion
from desktop.services.ledger.add_masters import add_account
from desktop.services.ledger.chart_template import load_template
from desktop.services.ledger.read_journal import masters_of
from desktop.services.ledger.set_account_use import set_account_use
from desktop.services.ledger.uses.suggest_uses import apply_suggestions, suggest_uses
from tests.books_made import new_book


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    made = new_book(tmp_path_factory.mktemp("uses"))
    yield made
    made.close()


def test_the_shipped_chart_without_its_marks_is_recognised_whole(session):
    book, by = session.book, session.by
    uses = {each.code: each.use for each in load_template("ngo") if each.use is not None}
    for account in masters_of(book, by).accounts.values():
        if account.use is not None:
            set_account_use(book, by, account.id, None)
    found = suggest_uses(book, by)
    assert {each.account.code: each.use for each in found if each.account.code in uses} == uses
    assert {each.because for each in found if each.account.code in uses} == {Because.SHIPPED}
    assert apply_suggestions(book, by, found) == len(found)
    assert apply_suggestions(book, by, found) == 0
    marked = masters_of(book, by).accounts.values()
    assert {each.code: each.use for each in marked if each.code in uses} == uses
    assert suggest_uses(book, by) == ()


@pytest.mark.parametrize(
    ("kind", "name_ar", "name_en", "use"),
    [
        (AccountKind.ASSET, "خزينة فرع سبها", "", AccountUse.CASH_BOX),
        (AccountKind.ASSET, "مصرف الجمهورية - دينار", "", AccountUse.BANK),
        (AccountKind.ASSET, "", "Petty cash Misrata", AccountUse.CASH_BOX),
        (AccountKind.ASSET, "", "Savings bank account", AccountUse.BANK),
        (AccountKind.ASSET, "مجمع إهلاك الأثاث", "", AccountUse.ACCUMULATED_DEPRECIATION),
        (AccountKind.EXPENSE, "إهلاك السيارات", "", AccountUse.DEPRECIATION),
        (AccountKind.EXPENSE, "الوقود", "", None),
        (AccountKind.EXPENSE, "مصرف", "", None),
        (AccountKind.ASSET, "خزينة المصرف", "", None),
        (AccountKind.LIABILITY, "الموردون", "", AccountUse.PAYABLE),
    ],
)
def test_other_accounts_are_told_by_kind_and_name(session, kind, name_ar, name_en, use):
    book, by = session.book, session.by
    code = f"9{zlib.crc32(f'{name_ar}{name_en}{kind}'.encode())}"
    parent = next(
        each.code
        for each in masters_of(book, by).accounts.values()
        if each.kind is kind and each.parent_id is None
    )
    add_account(book, by, NewAccount(code, name_ar, name_en, kind, parent))
    found = [each.use for each in suggest_uses(book, by) if each.account.code == code]
    assert found == ([] if use is None else [use])


def test_a_mark_that_does_not_fit_the_kind_is_refused_and_nothing_is_marked(session):
    book, by = session.book, session.by
    accounts = [each for each in masters_of(book, by).accounts.values() if each.postable]
    free = next(each for each in accounts if each.use is None and each.kind is AccountKind.EXPENSE)
    wrong = [Suggestion(free, AccountUse.DEPRECIATION, Because.NAME)]
    wrong.append(Suggestion(_gone(free), AccountUse.BANK, Because.NAME))
    with pytest.raises(UserError) as error:
        apply_suggestions(book, by, wrong)
    assert error.value.key == "account-missing"
    assert masters_of(book, by).accounts[free.id].use is None


def _gone(account):
    return Account(99_999, "x", "", "x", account.kind, None, "x", None, None, True, True)


def test_every_use_has_names_and_fits_one_kind():
    assert {use for uses in USES.values() for use in uses} == set(AccountUse)
