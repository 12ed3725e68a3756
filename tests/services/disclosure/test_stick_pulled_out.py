"""A stick that goes between the files of an export: the person is told that, and nothing else."""

import pytest

from desktop.domain.errors import UserError
from desktop.services.disclosure.export_package import ExportOrder, export_package
from tests.books_made import PASSPHRASE, new_ledger


def test_what_cannot_be_taken_back_from_a_stick_that_is_gone_is_no_crash(tmp_path):
    made = new_ledger(tmp_path)
    made.post(("1111", 500), ("4211", -500))
    session, stick = made.session, tmp_path / "stick"
    stick.mkdir()

    def pull(_done, _total):
        if stick.is_dir() and any(stick.glob("*.pdf")):
            stick.rename(tmp_path / "pulled-out")
            stick.write_text("no folder any more")

    order = ExportOrder("commission-annual", "2025", stick, PASSPHRASE)
    with pytest.raises(UserError) as told:
        export_package(session.book, session.by, order, progress=pull)
    session.close()
    assert told.value.key == "write-device-gone"
