"""The desk of the ledger's screens, over a small book and over the sample."""

import datetime as dt

import pytest

from desktop.domain.currency import currency_of
from desktop.domain.ledger.dimensions import NewPartner, PartnerKind
from desktop.domain.ledger.grants.agreement import NewGrant, NewGrantLine, NewTranche
from desktop.services.ledger.add_masters import add_partner
from desktop.services.ledger.grants.add_grant import add_grant
from desktop.services.ledger.read_journal import masters_of
from desktop.ui.screens.ledger.grants.specs import GRANTS_SCREENS
from desktop.ui.screens.masters.specs import MASTERS_SCREENS
from desktop.ui.shell.shell import Shell
from desktop.ui.work.work import Work
from tests.books_made import new_sample
from tests.ui.ledger.conftest import desk, speak, typing

__all__ = ["desk", "speak", "typing"]


@pytest.fixture
def granted(desk):
    """The desk with a donor and a grant of 1,000 dollars in fund EU."""
    donor = desk.ask(add_partner, NewPartner("D01", "مانح", "Donor", PartnerKind.DONOR))
    new = NewGrant(
        code="G-1",
        name_ar="منحة الشباب",
        name_en="Youth grant",
        fund_id=desk.ledger.funds["EU"],
        partner_id=donor,
        reference="AG 7",
        currency=currency_of("USD"),
        amount=100_000,
        first_day=dt.date(2025, 1, 1),
        last_day=dt.date(2025, 12, 31),
        rate="6.4",
        rate_source="CBL",
        tranches=(NewTranche(dt.date(2025, 1, 15), 60_000),),
        lines=(NewGrantLine("EU-A", 90_000, "تدريب", "Training", "51"),),
    )
    desk.ask(add_grant, new)
    return desk


@pytest.fixture
def window(tmp_path, speak, qtbot):
    """The window over the sample book."""
    session = new_sample(tmp_path / "sample")
    work = Work()
    masters = masters_of(session.book, session.by)
    shell = Shell(session, work, masters, (*MASTERS_SCREENS, *GRANTS_SCREENS))
    qtbot.addWidget(shell)
    shell.resize(1366, 768)
    with qtbot.waitExposed(shell):
        shell.show()
    shell.activateWindow()
    shell.settle = lambda: qtbot.waitUntil(lambda: not work.busy)
    shell.settle()
    yield shell
    work.close()
    session.close()
