"""A book in which every exception stands exactly once, and one in which there is none."""

import datetime as dt
from dataclasses import replace

import pytest

from desktop.domain.ledger.dimensions import NewPartner, PartnerKind
from desktop.domain.ledger.entry import NewEntry, Series
from desktop.domain.trust.acting import Act, Role
from desktop.domain.trust.approval_rules import NewRule
from desktop.domain.trust.controls import Strictness
from desktop.domain.trust.settings import Setting
from desktop.services.ledger.add_masters import add_partner
from desktop.services.ledger.imports.import_journal import import_journal, preview_import
from desktop.services.ledger.post_entry import post_entry
from desktop.services.ledger.reverse_entry import reverse_entry
from desktop.services.trust.add_officer import add_officer
from desktop.services.trust.approvals.approve import approve
from desktop.services.trust.approvals.controls import Override
from desktop.services.trust.approvals.propose import propose_entry
from desktop.services.trust.approvals.rules import add_rule
from desktop.services.trust.officers import NewOfficer
from desktop.services.trust.settings import change_setting
from desktop.services.trust.strength import LOWEST
from desktop.store.tables import masters
from tests.books_made import PASSPHRASE, Clock, new_ledger

AUDITOR_PASSPHRASE = "ريح ورمل 9"
JOURNAL = """2025-07-01 * imported
    Expenses:Sub    123.451 LYD
    Assets:Till
"""


class Audited:
    """A book whose entries are posted on the day that they carry, unless a test says otherwise."""

    def __init__(self, folder, **more):
        self.folder = folder
        self.clock = Clock(dt.datetime(2025, 1, 1, 8, tzinfo=dt.UTC))
        self.ledger = new_ledger(folder, clock=self.clock, **more)
        self.session = self.ledger.session
        self.book, self.by = self.session.book, self.session.by
        self.partners = {}

    @property
    def auditor(self):
        """The same officer as an internal auditor, who sees and writes nothing but findings."""
        return replace(self.by, roles=frozenset({Role.INTERNAL_AUDITOR}), allowed=None)

    def partner(self, code):
        new = NewPartner(code, f"طرف {code}", "", PartnerKind.SUPPLIER)
        self.partners[code] = add_partner(self.book, self.by, new)

    def at(self, day, hour=9):
        self.clock.now = dt.datetime.combine(day, dt.time(hour), dt.UTC)

    def entry(self, day, amount, *, to=None, account="5113", fund="GEN", project=None, **more):
        line = self.ledger.line(account, amount, fund, project)
        if to is not None:
            line = replace(line, partner_id=self.partners[to])
        lines = (line, self.ledger.line("1111", -amount, fund, project))
        return NewEntry(day, more.pop("series", Series.PAYMENT), "صرف", lines, **more)

    def pay(self, month, day, amount, *, posted=None, hour=9, **more):
        """Post a payment; returns what was posted."""
        when = dt.date(2025, month, day)
        self.at(posted or when, hour)
        return post_entry(self.book, self.by, self.entry(when, amount, **more))

    def change_partner(self, code, month, day, name):
        self.at(dt.date(2025, month, day))
        with self.book.begin(self.by, Act.MANAGE_CHART) as tx:
            tx.update(masters.partner, self.partners[code], name_ar=name)


def add_chair(made):
    for code, role, secret in (
        ("O2", Role.CHAIR, "بحر ونخلة 8"),
        ("O3", Role.INTERNAL_AUDITOR, AUDITOR_PASSPHRASE),
    ):
        add_officer(
            made.book,
            made.by,
            NewOfficer("", role.value, frozenset({role}), secret, code=code),
            passphrase=PASSPHRASE,
            strength=LOWEST,
        )


def fill(made):
    """Post each exception once, weeks apart, all else ordinary."""
    add_chair(made)
    for code in ("S1", "S2", "S3"):
        made.partner(code)
    chair = frozenset({Role.CHAIR})
    add_rule(
        made.book,
        made.by,
        NewRule(chair, 10_000_000, series=Series.PAYMENT),
    )
    own = NewRule(chair | {Role.TREASURER}, 1_000, project_id=1, self_allowed=True)
    add_rule(made.book, made.by, own)
    # Posted 46 days late, before anything of a later month.
    made.pay(1, 5, 111_001, posted=dt.date(2025, 2, 20))
    made.pay(2, 23, 5_000_111, to="S1")
    made.pay(2, 25, 6_000_222, to="S1")
    made.pay(3, 16, 9_700_123)
    made.pay(3, 30, 21_003, to="S2", reference="INV-7")
    made.pay(4, 14, 22_007, to="S2", reference="inv-\u0667")
    made.pay(4, 21, 123_457)
    made.pay(4, 21, 123_457)
    made.pay(5, 4, 2_000_000)
    made.pay(5, 9, 31_009, account="5111")  # a Friday
    made.pay(5, 12, 32_011, hour=21)  # half past eleven in Tripoli, or nearly
    made.change_partner("S3", 5, 18, "طرف جديد")
    made.pay(5, 20, 33_013, to="S3")
    taken = made.pay(5, 25, 34_017)
    reverse_entry(made.book, made.by, taken.entry_id, dt.date(2025, 5, 26), "خطأ")
    change_setting(made.book, made.by, Setting.FUND_CONTROL, Strictness.BLOCK.value)
    made.at(dt.date(2025, 6, 3))
    post_entry(
        made.book,
        made.by,
        made.entry(dt.date(2025, 6, 3), 41_019, fund="EU"),
        override=Override("قرار المجلس 4", PASSPHRASE),
    )
    made.at(dt.date(2025, 6, 10))
    mine = made.entry(dt.date(2025, 6, 10), 51_021, project="P01", account="5112")
    number = propose_entry(made.session, mine, passphrase=PASSPHRASE).proposal_id
    (answer,) = approve(made.session, [number], passphrase=PASSPHRASE)
    assert answer.posted is not None, answer.problem
    # Of May, and posted half of June later.
    made.pay(5, 28, 61_027, posted=dt.date(2025, 6, 17))
    file = made.folder / "j.ledger"
    file.write_text(JOURNAL, encoding="utf-8")
    made.at(dt.date(2025, 7, 2))
    plan = preview_import(made.book, made.by, file)
    import_journal(made.book, made.by, plan)
    return made


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    """Each exception once; read only."""
    made = fill(Audited(tmp_path_factory.mktemp("full")))
    yield made
    made.session.close()


@pytest.fixture(scope="module")
def clean(tmp_path_factory):
    """Payments on working days by a treasurer alone; read only."""
    roles = frozenset({Role.TREASURER})
    made = Audited(tmp_path_factory.mktemp("clean"), roles=roles)
    for month in range(1, 7):
        made.partner(f"S{month}")
        made.pay(month, 12 if month in (1, 3, 5, 6) else 10, 40_001 + month, to=f"S{month}")
    yield made
    made.session.close()


@pytest.fixture
def desk(tmp_path):
    """A book to write findings in."""
    made = Audited(tmp_path)
    add_chair(made)
    made.pay(3, 16, 777_001)
    yield made
    made.session.close()
