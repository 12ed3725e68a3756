"""A masked copy gives nothing of what was masked away, and the original stays as it was."""

from random import Random

import pytest

from desktop.domain.archive.mask import WHOLE, Mask
from desktop.domain.errors import UserError
from desktop.services.archive.add_document import add_document
from desktop.services.archive.attach import attachments_of
from desktop.services.archive.mask_document import mask_document
from desktop.services.archive.read_document import read_document
from desktop.text.words import words_of
from tests.books_made import new_book
from tests.services.archive.masking import made, run

WORDS = words_of("ar")


@pytest.fixture
def session(tmp_path):
    opened = new_book(tmp_path)
    yield opened
    opened.close()


def test_no_secret_comes_through(session):
    masked = run(4, 11, session)
    assert masked.secrets > 20
    assert masked.leaks == ()


def test_the_search_finds_what_is_not_covered(session):
    assert run(1, 11, session, cover=False).leaks


def test_the_original_stays_and_the_copy_is_attached_to_it(session):
    data, _, _ = made(Random(3))
    kept = add_document(session, data, title="scan", name="scan.pdf")
    copy = mask_document(session, kept.id, [Mask(0, 0, 0, WHOLE, WHOLE)], WORDS, title="copy")
    assert read_document(session, kept.id) == data
    attached = attachments_of(session.book, session.by, f"document:{kept.id}")
    assert [each.id for each in attached] == [copy.id]
    assert copy.media_type == "application/pdf"


@pytest.mark.parametrize(
    ("masks", "key"), [([], "masks-missing"), ([Mask(9, 0, 0, 5, 5)], "mask-outside")]
)
def test_nothing_is_kept_of_a_mask_that_cannot_be(session, masks, key):
    data, _, _ = made(Random(3))
    kept = add_document(session, data, title="scan", name="scan.pdf")
    with pytest.raises(UserError) as error:
        mask_document(session, kept.id, masks, WORDS, title="copy")
    assert error.value.key == key
    assert attachments_of(session.book, session.by, f"document:{kept.id}") == ()
