"""The catalogues are whole and true, every rule about them can fail, and gettext reads them."""

from __future__ import annotations

import ast
import gettext
from pathlib import Path

import pytest

import catalogues
from catalogue_check import Translation, fields_of, sound, whole
from catalogue_extract import ExtractError, Found, messages

DAY = "\u064a\u0648\u0645"
SIX = (f"0 {DAY}", DAY, DAY, f"{{n}} {DAY}", f"{{n}} {DAY}", f"{{n}} {DAY}")


def test_catalogues_are_complete(root: Path):
    assert list(catalogues.faults(root)) == []


def entry(one, *forms, many="", fuzzy=False, place="a.po:1"):
    return Translation(one, many, forms, place, fuzzy)


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        (entry("Day {day}", DAY), "fields"),
        (entry("Day", f"{DAY} {{day}}"), "fields"),
        (entry("Day {day:>3}", f"{DAY} {{day}}"), "fields"),
        (entry("Day {day}", f"{DAY} {{day"), "expected '}'"),
        (entry("Day {}", f"{DAY} {{}}"), "has no name"),
        (entry("Day", "Day"), "no Arabic letter"),
        (entry("Day", ""), "empty"),
        (entry("Day", DAY, fuzzy=True), "fuzzy"),
        (entry("Day", f"\u200f{DAY}"), "bidi"),
        (entry("{n} day", *SIX[:5], many="{n} days"), "5 forms"),
        (entry("{n} day", *SIX[:3], DAY, *SIX[4:], many="{n} days"), "fields"),
        (entry("{n} day", *SIX[:5], "", many="{n} days"), "empty"),
    ],
)
def test_an_unsound_translation_is_refused(given, fault):
    assert any(fault in sentence for sentence in sound(given))


@pytest.mark.parametrize(
    "given",
    [
        entry("Day {day}", f"{{day}} {DAY}"),
        entry("{n} day", *SIX, many="{n} days"),
        entry("{a} – {b}", "{a} – {b}"),
        entry("%", "\u066a"),
    ],
)
def test_a_sound_translation_passes(given):
    assert list(sound(given)) == []


def test_a_name_written_alike_passes_when_listed():
    assert list(sound(entry("IBAN", "IBAN"), {"IBAN"})) == []


def test_missing_obsolete_and_contradicting_entries_are_named():
    wanted = {("Day", ""), ("Week", "")}
    given = [entry("Day", DAY), entry("Day", DAY * 2, place="b.po:3"), entry("Gone", DAY)]
    faults = "\n".join(whole(given, wanted))
    assert "b.po:3: translated differently in a.po:1: 'Day'" in faults
    assert "no source says this any more: 'Gone'" in faults
    assert "not translated: 'Week'" in faults


def test_saying_the_same_twice_is_allowed():
    assert list(whole([entry("Day", DAY), entry("Day", DAY, place="b.po:9")], {("Day", "")})) == []


def test_a_sentence_with_and_without_plural_is_refused():
    wanted = {("Day", ""), ("Day", "Days")}
    both = [entry("Day", DAY), entry("Day", *SIX, many="Days")]
    assert any("both with and without" in fault for fault in whole(both, wanted))


def test_every_mark_is_seen():
    code = """
words("a"); self.words("b {x}", x=1); self._words("c"); words_of("ar")("d")
words.plural("e", "es", n); KEY = mark("f" "g"); words(name); words(TABLE[key])
other("not this"); log.info("nor this")
"""
    assert set(messages(ast.parse(code), "a.py")) == {"a", "b {x}", "c", "d", ("e", "es"), "fg"}


@pytest.mark.parametrize("text", ['f"a {b}"', '"a" + b', '"a {}".format(b)'])
def test_a_sentence_from_pieces_is_refused(text):
    with pytest.raises(ExtractError, match=r"a\.py:1"):
        list(messages(ast.parse(f"words({text})"), "a.py"))


def test_fields_know_their_format():
    assert fields_of("{a} {b:>3} {{c}}") == {"a!:", "b!:>3"}


@pytest.fixture
def checkout(tmp_path: Path, root: Path) -> Path:
    for path in ("i18n/ar/header.po", "i18n/en/header.po"):
        copy = tmp_path / path
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes((root / path).read_bytes())
    (tmp_path / "i18n/ar/parts").mkdir()
    (tmp_path / "desktop").mkdir()
    found = [Found("Day", "desktop/a.py"), Found(("{n} day", "{n} days"), "desktop/a.py")]
    (tmp_path / "i18n/messages.pot").write_bytes(catalogues.template(found))
    return tmp_path


def part(checkout: Path, text: str) -> None:
    (checkout / "i18n/ar/parts/a.po").write_text(text, encoding="utf-8")


FORMS = "\n".join(f'msgstr[{index}] "{form}"' for index, form in enumerate("ABCDEF"))
PART = f'msgid "Day"\nmsgstr "{DAY}"\n\nmsgid "{{n}} day"\nmsgid_plural "{{n}} days"\n{FORMS}\n'


def test_gettext_reads_what_is_compiled(checkout: Path):
    part(checkout, PART)
    catalogues.compile_all(checkout, checkout / "out")
    arabic = gettext.translation("sijill", str(checkout / "out"), ["ar"])
    assert arabic.gettext("Day") == DAY
    by_number = {0: "A", 1: "B", 2: "C", 3: "D", 10: "D", 11: "E", 99: "E", 100: "F", 102: "F"}
    said = {n: arabic.ngettext("{n} day", "{n} days", n) for n in by_number}
    assert said == by_number
    english = gettext.translation("sijill", str(checkout / "out"), ["en"])
    assert english.gettext("Day") == "Day"
    assert [english.ngettext("{n} day", "{n} days", n) for n in (1, 2)] == ["{n} day", "{n} days"]


def test_the_same_texts_give_the_same_bytes(checkout: Path):
    part(checkout, PART)
    first = [path.read_bytes() for path in catalogues.compile_all(checkout, checkout / "one")]
    assert [p.read_bytes() for p in catalogues.compile_all(checkout, checkout / "two")] == first
    assert b"Date" not in catalogues.template([Found("Day", "desktop/a.py")])


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            f'msgid "Day"\nmsgstr "{DAY}"\n\nmsgid "Day"\nmsgstr "X{DAY}"\n',
            "translated differently",
        ),
        (f'#, fuzzy\nmsgid "Day"\nmsgstr "{DAY}"\n', "fuzzy"),
        (f'#~ msgid "Day"\n#~ msgstr "{DAY}"\n', "a text that is gone"),
        ('msgid "Day\nmsgstr "x"\n', "a.po"),
        ("", "not translated: 'Day'"),
    ],
)
def test_a_bad_part_is_refused(checkout: Path, text: str, fault: str):
    (checkout / "desktop/a.py").write_text('words("Day")\n', encoding="utf-8")
    part(checkout, text)
    assert any(fault in sentence for sentence in catalogues.faults(checkout))


def test_a_stale_template_is_refused(checkout: Path):
    (checkout / "desktop/a.py").write_text('words("Night")\n', encoding="utf-8")
    assert any("messages.pot is not" in sentence for sentence in catalogues.faults(checkout))
