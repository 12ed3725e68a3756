"""The disk fills while entries are posted: it is said, and what was acknowledged stays."""

import subprocess
import sys

from desktop.domain.ledger.journal_list import JournalFilter
from desktop.services.ledger.read_journal import count_entries
from desktop.services.trust.open_book import open_book
from desktop.services.trust.verify_book import verify_book
from tests.books_made import PASSPHRASE, new_ledger

POSTING = """
import resource, signal, sys
from pathlib import Path
from desktop.domain.errors import UserError
from desktop.services.trust.open_book import open_book
from tests.books_made import Ledger
from desktop.services.ledger.read_journal import masters_of

session = open_book(Path(sys.argv[1]), sys.argv[2])
masters = masters_of(session.book, session.by)
ledger = Ledger(
    session,
    {each.code: each.id for each in masters.accounts.values()},
    {each.code: each.id for each in masters.funds.values()},
    {},
)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, resource.RLIM_INFINITY))
done = 0
try:
    while done < 5_000:
        ledger.post(("1111", 5), ("4211", -5), narration="x" * 900)
        done += 1
except UserError as error:
    print(done, error.key)
"""


def test_what_was_acknowledged_survives_a_full_disk(tmp_path):
    """The kernel refuses to let any file grow past a limit, as a full disk does."""
    made = new_ledger(tmp_path)
    made.session.close()
    path = made.session.book.folder.path
    told = subprocess.run(
        [sys.executable, "-c", POSTING, str(path), PASSPHRASE],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    count, key = told.stdout.split()
    assert key in ("disk-full", "disk-fault"), told.stderr
    assert int(count) > 0
    session = open_book(path, PASSPHRASE)
    try:
        assert count_entries(session.book, session.by, JournalFilter()) == int(count)
        assert verify_book(session.book, session.by).findings == ()
    finally:
        session.close()
