"""A book with a donor, a grant in dollars, an endowment and a fund of zakat."""

import datetime as dt
from dataclasses import replace

import pytest

from desktop.domain.currency import currency_of
from desktop.domain.ledger.dimensions import NewFund, NewPartner, PartnerKind, Restriction
from desktop.domain.ledger.entry import NewEntry, Series
from desktop.domain.ledger.grants.agreement import NewGrant, NewGrantLine, NewTranche
from desktop.domain.ledger.grants.vouchers import TrancheMoney
from desktop.domain.trust.controls import Control
from desktop.services.ledger.add_masters import add_fund, add_partner
from desktop.services.ledger.grants.add_grant import add_grant
from desktop.services.ledger.grants.figures import grant_figures
from desktop.services.ledger.grants.vouchers import plan_receipt
from desktop.services.ledger.post_entry import post_entry
from tests.books_made import new_ledger

EVERY = frozenset(Control)
LAST = dt.date(2025, 12, 31)


class Grants:
    """The book with short ways to a grant of 100,000 dollars in fund EU."""

    def __init__(self, folder):
        self.ledger = new_ledger(folder)
        self.session = self.ledger.session
        self.book, self.by = self.session.book, self.session.by
        self.donor = add_partner(
            self.book, self.by, NewPartner("D01", "مانح", "Donor", PartnerKind.DONOR)
        )
        for code, restriction in (("WQF", Restriction.ENDOWMENT), ("ZKT", Restriction.RESTRICTED)):
            new = NewFund(code, f"صندوق {code}", code, restriction)
            self.ledger.funds[code] = add_fund(self.book, self.by, new)

    def agreement(self, **more):
        new = NewGrant(
            code="G-1",
            name_ar="منحة الشباب",
            name_en="Youth grant",
            fund_id=self.ledger.funds["EU"],
            partner_id=self.donor,
            reference="AG-2025-7",
            currency=currency_of("USD"),
            amount=10_000_000,
            first_day=dt.date(2025, 2, 1),
            last_day=dt.date(2025, 11, 30),
            rate="6.4",
            rate_source="مصرف ليبيا المركزي",
            conditions=("تقرير أول",),
            tranches=(
                NewTranche(dt.date(2025, 2, 1), 6_000_000),
                NewTranche(dt.date(2025, 7, 1), 4_000_000, 1),
            ),
            lines=(
                NewGrantLine("EU-A", 7_000_000, "تدريب", "Training", "51"),
                NewGrantLine("EU-B", 2_000_000, "إدارة", "Administration", "52"),
            ),
            reports=(dt.date(2025, 7, 31),),
        )
        return replace(new, **more)

    def add(self, **more):
        return add_grant(self.book, self.by, self.agreement(**more))

    def receive(self, number=1, amount=6_000_000, rate="6.5", day=dt.date(2025, 2, 3), **more):
        money = TrancheMoney(
            number=number,
            day=day,
            account_id=self.ledger.accounts[more.pop("account", "1122")],
            amount=amount,
            rate=rate,
            rate_source="مصرف ليبيا المركزي" if rate else "",
            narration="دفعة المنحة",
            **more,
        )
        entry = plan_receipt(self.book, self.by, "G-1", money)
        return post_entry(self.book, self.by, entry, accepted=EVERY)

    def entry(self, amount, fund="EU", account="5113", day=dt.date(2025, 3, 1), line=None):
        named = {} if line is None else {"fund_line_id": line}
        lines = (
            self.ledger.line(account, amount, fund, **named),
            self.ledger.line("1111", -amount, fund),
        )
        return NewEntry(day, Series.PAYMENT, "صرف", lines)

    def spend(self, *args, accepted=EVERY, override=None, **more):
        entry = self.entry(*args, **more)
        return post_entry(self.book, self.by, entry, accepted=accepted, override=override)

    def give(self, amount, fund):
        self.ledger.post(("1111", amount, fund), ("4211", -amount, fund))

    def figures(self, last=LAST, first=None):
        return grant_figures(self.book, self.by, "G-1", first, last)


@pytest.fixture
def grants(tmp_path):
    made = Grants(tmp_path)
    yield made
    made.session.close()
