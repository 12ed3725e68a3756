"""The enrolled fingerprint as people type it, and what a finding is called."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.domain.log.finding import Fault, Finding
from desktop.services.disclosure.verify.check import Check, Result, Verdict
from desktop.text.words import words_of
from desktop.ui.screens.disclosure.outcome import STEPS, groups_of
from desktop.ui.screens.log.advice import MEANINGS, named, report
from desktop.ui.screens.log.advice import STEPS as CALM
from desktop.ui.screens.verify.enrolled import Enrolled, judged, read_enrolled

HEX = "0123456789abcdef" * 4
GROUPS = "12345 67890 11111 22222 33333 44444 55555 66666"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", Enrolled()),
        (" \u2066 \u2069", Enrolled()),
        (HEX, Enrolled(fingerprint=HEX)),
        (f"SIJILL-CA:1:{HEX.upper()}", Enrolled(fingerprint=HEX)),
        (":".join(HEX[i : i + 2] for i in range(0, 64, 2)), Enrolled(fingerprint=HEX)),
        (GROUPS, Enrolled(digits=GROUPS.replace(" ", ""))),
        (f"\u2066{GROUPS}\u2069\n", Enrolled(digits=GROUPS.replace(" ", ""))),
        ("١٢٣٤٥" * 8, Enrolled(digits="12345" * 8)),
    ],
)
def test_every_way_of_writing_it_is_read(text, read):
    assert read_enrolled(text) == read


@pytest.mark.parametrize("text", ["12345", "x" * 64, GROUPS + "7", HEX[:-1]])
def test_half_a_fingerprint_is_refused(text):
    with pytest.raises(UserError, match="enrolled-unreadable"):
        read_enrolled(text)


@given(st.text())
def test_nothing_typed_breaks_it(text):
    with suppress(UserError):
        read_enrolled(text)


def verdict(groups=GROUPS):
    said = {"reason": "compare-with-enrolment-sheet", "groups": groups}
    checks = (
        Check("container", Result.PASSED, {}),
        Check("enrolment", Result.NOT_APPLICABLE, said),
    )
    return Verdict(accepted=True, sha256="00", checks=checks)


def test_the_digits_on_paper_decide():
    same = judged(verdict(), read_enrolled(GROUPS))
    assert same.accepted
    assert same.checks[1].result is Result.PASSED
    other = judged(verdict(), read_enrolled(GROUPS[:-1] + "7"))
    assert not other.accepted
    assert other.checks[1].detail["reason"] == "authority-not-enrolled"
    assert judged(verdict(), Enrolled()) == verdict()


def test_every_fault_has_its_meaning():
    assert set(MEANINGS) == set(Fault)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_findings_are_named_for_people(language):
    words = words_of(language)
    found = named((Finding(Fault.ALTERED, "entry:2025:receipt:2"),), words)[0]
    assert "2025" in found.what
    assert found.meaning == words(MEANINGS[Fault.ALTERED])
    assert all(words(step) for step in (*STEPS, *CALM))
    assert report((Finding(Fault.ALTERED, "entry:2025:receipt:2"),), words).count("\n") == 1


def test_a_fingerprint_is_grouped():
    assert groups_of("ab" * 32) == " ".join(["ABABABAB"] * 8)
