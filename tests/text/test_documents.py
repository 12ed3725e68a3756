"""Documents are called something in both languages, whatever they are."""

import pytest

from desktop.domain.archive.kinds import ENDINGS, DocumentKind, Preview, kind_of, preview_of
from desktop.text.documents import KINDS, attached_text, kind_text, size_text
from desktop.text.words import words_of


def test_every_kind_has_a_name_an_ending_and_a_way_to_be_shown():
    assert set(KINDS) == set(DocumentKind) == set(ENDINGS)
    for kind in DocumentKind:
        assert kind_of(kind.value) is kind
        assert preview_of(kind.value) in Preview
        for language in ("ar", "en"):
            assert kind_text(kind.value, words_of(language))


def test_a_kind_of_a_newer_version_is_named_by_its_media_type():
    assert kind_text("image/new", words_of("en")) == "image/new"
    assert preview_of("image/new") is Preview.OUTSIDE


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1_000, "1 KB"),
        (1_001, "2 KB"),
        (1_000_000, "1.0 MB"),
        (1_234_567, "1.3 MB"),
        (50_000_000, "50.0 MB"),
    ],
)
def test_sizes_for_reading(size, text):
    assert size_text(size, words_of("en")) == text


def test_what_it_is_attached_to():
    words = words_of("en")
    assert attached_text("draft:3", words) == "draft 3"
    assert "12" in attached_text("entry:2025:payment:12", words)
    assert attached_text("thing:x", words) == "thing:x"
