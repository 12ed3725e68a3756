"""The trail and the exceptions as files: every row is there, and nothing is left of a stopped one."""

import csv
import io

import pytest

from desktop.domain.errors import UserError
from desktop.domain.isolates import strip_isolates
from desktop.domain.trust.trail import TrailFilter
from desktop.services.trust.audit.export_exceptions import export_exceptions
from desktop.services.trust.audit.export_trail import export_trail
from desktop.services.trust.audit.find_exceptions import find_exceptions
from desktop.services.trust.audit.trail import count_trail
from desktop.text.words import words_of
from tests.exchange.exporters.test_sheets import cells

WORDS = words_of("ar")


def test_the_trail_as_csv_and_xlsx(full, tmp_path):
    count = count_trail(full.book, full.auditor, TrailFilter())
    told = []
    for ending in ("csv", "xlsx"):
        made = export_trail(
            full.book,
            full.auditor,
            TrailFilter(),
            tmp_path / f"trail.{ending}",
            WORDS,
            progress=lambda done, total: told.append((done, total)),
        )
        content = made.path.read_bytes()
        if ending == "csv":
            text = content.decode("utf-8-sig")
            rows = list(csv.reader(io.StringIO(text, newline="")))
            assert strip_isolates(text) == text
        else:
            rows = cells(content)[1]
        assert len(rows) == count + 1
    assert told[-1] == (count - 1, count)
    with pytest.raises(UserError, match="write-target-exists"):
        export_trail(full.book, full.auditor, TrailFilter(), tmp_path / "trail.csv", WORDS)


def test_a_stopped_list_leaves_no_file(full, tmp_path):
    def told(done, _total):
        if done == 20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export_trail(
            full.book, full.auditor, TrailFilter(), tmp_path / "t.csv", WORDS, progress=told
        )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ["pdf", "xlsx", "csv"])
def test_the_exceptions_in_each_form(full, tmp_path, ending):
    found = find_exceptions(full.book, full.auditor, "2025")
    path = tmp_path / f"e.{ending}"
    made = export_exceptions(full.book, full.auditor, found, path, WORDS)
    content = made.path.read_bytes()
    if ending == "pdf":
        assert content.startswith(b"%PDF")
    elif ending == "xlsx":
        assert len(cells(content)[1]) == found.count + 1
    else:
        assert content.count(b"\r\n") == found.count + 1
