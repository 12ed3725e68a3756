"""A bit that turned over in the mark of a slot: the database knows it, and the file is put right."""

import json

import pytest

from desktop.domain.errors import UserError
from desktop.services.trust.open_book import open_book
from desktop.store import slots
from tests.books_made import PASSPHRASE, new_book


def test_a_spoilt_mark_is_put_right_at_the_next_opening(tmp_path):
    session = new_book(tmp_path)
    file = session.book.folder.slots
    session.close()
    whole = slots.read(file)
    content = json.loads(file.read_bytes())
    mark = content["slots"][0]["signing"]
    content["slots"][0]["signing"] = ("B" if mark[0] == "A" else "A") + mark[1:]
    file.write_text(json.dumps(content))
    assert slots.read(file) != whole
    open_book(file.parent, PASSPHRASE).close()
    assert slots.read(file) == whole


def test_a_number_beyond_all_numbers_is_a_damaged_file(tmp_path):
    session = new_book(tmp_path)
    file = session.book.folder.slots
    session.close()
    file.write_bytes(file.read_bytes().replace(b'"memory_kib": 1', b'"memory_kib": 1e999 , "x": 1'))
    with pytest.raises(UserError) as told:
        slots.read(file)
    assert told.value.key == "slots-damaged"
