"""Passphrases that are chosen: one sentence for each, and the weak ones refused."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.domain.trust.passphrase import Remark, remark_on, require_strong
from desktop.text.passphrase import REMARKS

NAMES = ("مؤسسة النور", "")


@pytest.mark.parametrize(
    ("passphrase", "remark"),
    [
        ("", Remark.EMPTY),
        ("   ", Remark.EMPTY),
        ("abc", Remark.SHORT),
        ("1234 567890", Remark.DIGITS),
        ("١٢٣٤٥٦٧٨٩٠", Remark.DIGITS),
        ("ababababab", Remark.REPEATS),
        ("مؤسسه النور", Remark.NAMES),
        ("نخلة وبحر 7", Remark.LONGER),
        ("correcthorsebattery", Remark.LONGER),
        ("نخلة عالية وبحر هادئ", Remark.GOOD),
    ],
)
def test_a_passphrase_is_judged_in_one_sentence(passphrase, remark):
    assert remark_on(passphrase, NAMES) is remark


def test_there_is_a_sentence_for_each_remark():
    assert set(REMARKS) == set(Remark)


@given(st.text(max_size=30))
def test_composed_and_decomposed_letters_are_judged_alike(text):
    composed = unicodedata.normalize("NFC", text)
    assert remark_on(unicodedata.normalize("NFD", text)) is remark_on(composed)


@given(st.text(max_size=30))
def test_what_is_weak_is_refused_and_the_rest_is_not(text):
    if remark_on(text).weak:
        with pytest.raises(UserError) as refused:
            require_strong(text)
        assert refused.value.key in ("passphrase-empty", "passphrase-weak")
    else:
        require_strong(text)
