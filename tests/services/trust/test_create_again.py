"""A power cut while a book is made leaves no book, and nothing that is in the way of the next."""

import pytest

from desktop.domain.errors import UserError
from desktop.store.lock import BookLock
from tests.books_made import create_anew


def test_half_a_create_anew_is_in_nobodys_way(tmp_path):
    left = tmp_path / "book.sijill.new"
    left.mkdir()
    (left / "slots.json").write_text("half")
    create_anew(tmp_path).close()
    assert [each.name for each in tmp_path.iterdir()] == ["book.sijill"]


def test_a_book_that_another_program_is_making_is_left_alone(tmp_path):
    making = tmp_path / "book.sijill.new"
    making.mkdir()
    lock = BookLock.acquire(making / "lock")
    with pytest.raises(UserError) as error:
        create_anew(tmp_path)
    assert error.value.key == "book-in-use"
    assert (making / "lock").exists()
    lock.release()
