"""Collect, check and compile the texts: `catalogues.py extract|check|compile`.

In git stand `i18n/messages.pot` (collected from the source), the headers, and the translations:
`i18n/ar/parts/*.po`, one part per module. English is the msgid itself. `compile` writes
`i18n/<language>/LC_MESSAGES/sijill.po` and `.mo`, which are never committed.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, PoFileParser, read_po, write_po

from catalogue_check import Identity, Translation, sound, whole
from catalogue_extract import ExtractError, Found, extract

ROOT: Final = Path(__file__).resolve().parent.parent
DOMAIN: Final = "sijill"
LANGUAGES: Final = ("ar", "en")
# Babel dates a catalogue at the moment of writing; the same texts have to give the same bytes.
_NO_DATE: Final = datetime(2000, 1, 1, tzinfo=UTC)


class _Part(Catalog):
    """A catalogue that remembers an entry each time it is given, so that repeats are seen."""

    def __init__(self, place: str) -> None:
        super().__init__(locale="ar", domain=DOMAIN)
        self.place = place
        self.given: list[Translation] = []

    def __setitem__(self, key: str | tuple[str, ...] | list[str], message: Message) -> None:
        if key:
            self.given.append(_translation(message, self.place))
        super().__setitem__(key, message)


def _translation(message: Message, place: str) -> Translation:
    one, many = _pair(message.id)
    given = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    forms = tuple(form or "" for form in given)
    return Translation(one, many, forms, f"{place}:{message.lineno}", message.fuzzy)


def _pair(message: str | Iterable[str]) -> Identity:
    if isinstance(message, str):
        return message, ""
    one, many = message
    return one, many


def read_part(path: Path, place: str) -> tuple[list[Translation], list[str]]:
    """Return the entries of one part in the order given, and what is wrong with the file."""
    part = _Part(place)
    try:
        with path.open(encoding="utf-8") as file:
            PoFileParser(part, abort_invalid=True).parse(file)
    except PoFileError as error:
        return part.given, [f"{place}: {error}"]
    gone = [f"{place}: entry kept for a text that is gone: {key!r}" for key in part.obsolete]
    return part.given, gone


def read_parts(root: Path) -> tuple[list[Translation], list[str]]:
    """Return all entries of all Arabic parts, and what is wrong with the files."""
    entries: list[Translation] = []
    faults: list[str] = []
    for path in sorted((root / "i18n/ar/parts").glob("*.po")):
        given, wrong = read_part(path, path.relative_to(root).as_posix())
        entries += given
        faults += wrong
    return entries, faults


def template(found: Sequence[Found]) -> bytes:
    """Return `messages.pot` for these sentences; the same sentences give the same bytes."""
    pot = Catalog(domain=DOMAIN, project=DOMAIN, version="", charset="utf-8")
    pot.header_comment = "# The sentences of Sijill, collected by tools/catalogues.py extract."
    for item in found:
        pot.add(item.message, locations=[(item.file, 0)])
    return _without_dates(_as_po(pot))


def _as_po(catalogue: Catalog) -> bytes:
    file = io.BytesIO()
    write_po(file, catalogue, width=100, sort_output=True, include_lineno=False)
    return file.getvalue()


def _without_dates(text: bytes) -> bytes:
    """Drop header lines that differ from run to run or name nobody."""
    unwanted = ("POT-Creation", "PO-Revision", "Last-Tr", "Report-", "Language-T", "Generated")
    starts = tuple(f'"{word}'.encode() for word in unwanted)
    lines = [line for line in text.splitlines(keepends=True) if not line.startswith(starts)]
    return b"".join(lines).replace(b"#, fuzzy\nmsgid", b"msgid", 1)


def collect(root: Path) -> tuple[Found, ...]:
    """Return every sentence that the source marks."""
    return extract(root)


def same_in_arabic(root: Path) -> frozenset[str]:
    """Return the msgids that are written alike in Arabic (names of formats and the like)."""
    path = root / "i18n/ar/same.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return frozenset(line for line in lines if line and not line.startswith("#"))


def faults(root: Path) -> Iterator[str]:
    """Yield everything that keeps the catalogues from being complete and true."""
    found = collect(root)
    pot = root / "i18n/messages.pot"
    if not pot.exists() or pot.read_bytes() != template(found):
        yield "i18n/messages.pot is not what the source says: run `make catalogues`"
    entries, wrong = read_parts(root)
    yield from wrong
    yield from whole(entries, {_pair(item.message) for item in found})
    same = same_in_arabic(root)
    for entry in entries:
        yield from sound(entry, same)


def joined(root: Path, language: str) -> Catalog:
    """Return the whole catalogue of `language` under its header (plural rule, credits)."""
    with (root / f"i18n/{language}/header.po").open("rb") as file:
        catalogue = read_po(file, locale=language, domain=DOMAIN, abort_invalid=True)
    catalogue.fuzzy = False
    catalogue.creation_date = catalogue.revision_date = _NO_DATE
    for message, forms in _texts(root, language).items():
        one, many = message
        catalogue.add((one, many) if many else one, forms if many else forms[0])
    return catalogue


def _texts(root: Path, language: str) -> Mapping[Identity, tuple[str, ...]]:
    if language == "ar":
        entries, wrong = read_parts(root)
        if wrong:
            raise ValueError("\n".join(wrong))
        return {entry.identity: entry.forms for entry in entries}
    with (root / "i18n/messages.pot").open("rb") as file:
        pot = read_po(file, abort_invalid=True)
    pairs = [_pair(message.id) for message in pot if message.id]
    return {pair: pair if pair[1] else pair[:1] for pair in pairs}


def compile_all(root: Path, into: Path) -> list[Path]:
    """Write `<language>/LC_MESSAGES/sijill.po` and `.mo` below `into`; return the `.mo` files."""
    made = []
    for language in LANGUAGES:
        folder = into / language / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        catalogue = joined(root, language)
        (folder / f"{DOMAIN}.po").write_bytes(_without_dates(_as_po(catalogue)))
        compiled = io.BytesIO()
        write_mo(compiled, catalogue)
        # Renamed into place: a program that runs meanwhile sees the old file or the new one.
        fresh = folder / f"{DOMAIN}.mo.new"
        fresh.write_bytes(compiled.getvalue())
        made.append(fresh.replace(folder / f"{DOMAIN}.mo"))
    return made


def _extract() -> int:
    (ROOT / "i18n/messages.pot").write_bytes(template(collect(ROOT)))
    return 0


def _check() -> int:
    wrong = list(faults(ROOT))
    print("\n".join(wrong) or "catalogues: complete", file=sys.stderr)
    return 1 if wrong else 0


def _compile() -> int:
    compile_all(ROOT, ROOT / "i18n")
    return 0


COMMANDS: Final[Mapping[str, Callable[[], int]]] = {
    "extract": _extract,
    "check": _check,
    "compile": _compile,
}


def main(arguments: Sequence[str]) -> int:
    """Run the commands named; return the first exit code that is not 0."""
    if not arguments or any(name not in COMMANDS for name in arguments):
        print(f"usage: catalogues.py {' | '.join(COMMANDS)}", file=sys.stderr)
        return 2
    try:
        return next((code for name in arguments if (code := COMMANDS[name]())), 0)
    except (ExtractError, PoFileError, ValueError) as error:
        print(f"catalogues: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
