"""Stored text: one spelling, nothing hidden, and isolates that stay on the screen."""

from __future__ import annotations

import unicodedata

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name, clean_text
from desktop.domain.isolates import BIDI_CONTROLS, isolate_ltr, isolate_name, strip_isolates


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("", ""),
        ("   ", ""),
        ("مؤسسة الأمل", "مؤسسة الأمل"),
        ("  Hope \u00a0 Fund\n", "Hope Fund"),
        ("ﻣﺆﺳﺴﺔ", "مؤسسة"),
        ("ﷲ", "الله"),
        ("\ufc5b", "\u0630\u0670"),
        ("ﻻ", "لا"),
        ("محمد ﷺ", "محمد ﷺ"),
        ("ﹰﹶ", "\u064b\u064e"),
        ("ﹷﱠ", "\u064e\u064e\u0651"),
        ("أحمد", "أحمد"),
        ("ا\u0654حمد", "أحمد"),
        ("cafe\u0301", "café"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("هـ\u200d", "هـ\u200d"),
        ("\u200fشركة\u200e 7\u200b\ufeff", "شركة 7"),
        ("\u061cأ\u00adب", "أب"),
        ("سِجِلّ", unicodedata.normalize("NFC", "سِجِلّ")),
        ("😀 ١٢", "😀 ١٢"),
    ],
)
def test_names_are_put_right(typed: str, stored: str) -> None:
    assert clean_name(typed, field="name") == stored


@pytest.mark.parametrize("control", sorted(BIDI_CONTROLS))
def test_controls_that_reorder_are_refused(control: str) -> None:
    for clean in (clean_name, clean_text):
        with pytest.raises(UserError) as caught:
            clean(f"invoice{control}fdp.exe", field="name")
        assert caught.value.key == "text-reorders"
        code = f"U+{ord(control):04X}"
        assert caught.value.fields == {"field": "name", "position": 8, "code": code}


@pytest.mark.parametrize(
    "hidden",
    ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\x9f", "\ud800", "\ue000", "\U000e0041", "\ufffe",
     "\ufdd0", "\ufff9", "\u2061", "\u206a"],
)  # fmt: skip
def test_controls_and_tags_are_refused(hidden: str) -> None:
    for clean in (clean_name, clean_text):
        with pytest.raises(UserError) as caught:
            clean(f"  ab{hidden}c", field="note")
        assert caught.value.key == "text-control"
        assert caught.value.fields["position"] == 5


@pytest.mark.parametrize("inner", ["\n", "\t", "\r", "\u2028", "\u2029"])
def test_a_name_is_one_line(inner: str) -> None:
    with pytest.raises(UserError, match="text-control"):
        clean_name(f"a{inner}b", field="name")
    assert clean_name(f"{inner}ab{inner}", field="name") == "ab"


def test_lines_keep_their_shape() -> None:
    typed = "\r\n  سطر  أول \r\n\r\n\tسطر\u2028ثانٍ  \r آخر\n\n"
    assert clean_text(typed, field="note") == "سطر أول\n\nسطر\nثانٍ\nآخر"
    assert clean_text("", field="note") == ""


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Co", "Cn", "Zl", "Zp"))))
def test_what_can_be_seen_is_stored_once_and_for_all(text: str) -> None:
    stored = clean_name(text, field="name")
    assert clean_name(stored, field="name") == stored
    assert unicodedata.is_normalized("NFC", stored)
    assert "  " not in stored
    assert stored == stored.strip()


@given(st.text())
def test_nothing_hidden_is_ever_stored(text: str) -> None:
    try:
        stored = clean_text(text, field="note")
    except UserError as error:
        at = error.fields["position"]
        assert isinstance(at, int)
        assert not text[at - 1].isprintable()
        return
    assert not BIDI_CONTROLS & set(stored)
    invisible = {c for c in stored if not c.isprintable()} - {"\n", "\u200c", "\u200d"}
    visible_signs = {*map(chr, range(0x0600, 0x0606)), "\u06dd", "\u08e2"}
    assert all(unicodedata.category(c) == "Cn" for c in invisible - visible_signs)


def test_isolates_wrap_and_come_off() -> None:
    assert isolate_ltr("+218 91-123 4567") == "\u2066+218 91-123 4567\u2069"
    assert isolate_ltr(12) == "\u206612\u2069"
    assert isolate_name("مؤسسة") == "\u2068مؤسسة\u2069"
    assert strip_isolates(f"من {isolate_name('أ')} {isolate_ltr('7')}") == "من أ 7"
    assert strip_isolates("plain") == "plain"


def test_a_value_cannot_break_out_of_its_isolate() -> None:
    assert isolate_name("a\u2069\u202eb") == "\u2068ab\u2069"


@pytest.mark.parametrize("value", ["+218 91-123 4567", "300 USD (INV-12/2026)", "-1,234.50"])
def test_an_isolated_value_reads_left_to_right_in_an_arabic_sentence(value: str) -> None:
    sentence = "الهاتف {} للاتصال"
    assert value not in get_display(sentence.format(value), base_dir="R")
    shown = get_display(sentence.format(isolate_ltr(value)), base_dir="R")
    assert value in strip_isolates(shown)


@given(st.text(st.characters(exclude_characters="".join(BIDI_CONTROLS))))
def test_stripping_undoes_isolating(text: str) -> None:
    assert strip_isolates(isolate_name(text)) == text
    assert strip_isolates(isolate_ltr(text)) == text
