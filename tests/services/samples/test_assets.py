"""The register of the sample agrees with its ledger, and its assets were counted."""

import datetime as dt

from desktop.services.ledger.assets.count_assets import list_asset_counts
from desktop.services.ledger.assets.list_assets import list_assets
from desktop.services.ledger.assets.unregistered import unregistered_lines
from desktop.services.ledger.reports.offers.assets import REPORTS
from desktop.services.ledger.reports.report import Asked
from desktop.services.samples.foundation import create_sample
from desktop.services.trust.strength import LOWEST
from desktop.services.trust.verify_book import verify_book
from tests.books_made import PASSPHRASE, Clock

NOW = dt.datetime(2026, 1, 10, 9, tzinfo=dt.UTC)


def test_register_and_ledger_are_one(tmp_path):
    session = create_sample(tmp_path / "book", PASSPHRASE, strength=LOWEST, clock=Clock(NOW))
    try:
        book, by = session.book, session.by
        for year in ("2024", "2025"):
            found = REPORTS[0].make(book, by, Asked(year))
            assert found.notes == ()
            assert found.rows[-1].cells[4] == found.rows[-2].cells[4] > 0
        assert all(each.custodian for each in list_assets(book, by))
        assert unregistered_lines(book, by) == ()
        counts = list_asset_counts(book, by)
        assert [len(each.count.differences) for each in counts] == [1, 0]
        assert all(each.count.finished and not each.left for each in counts)
        assert verify_book(book, by).sound
    finally:
        session.close()
