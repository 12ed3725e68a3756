"""Keep THIRD-PARTY-NOTICES.md true: `notices.py write` makes it anew, `notices.py check` compares.

What is distributed with Sijill is named with its licence text: the run-time packages of `uv.lock`
(from the metadata of the installed ones) and the files below `resources/` that carry a licence.
"""

from __future__ import annotations

import hashlib
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
OUT: Final = "THIRD-PARTY-NOTICES.md"
_LICENCE_WORDS: Final = ("licen", "copying", "notice", "ofl")
# Metadata of these says nothing or too little; read from their own licence files.
_STATED: Final[Mapping[str, str]] = {
    "python-bidi": "LGPL-3.0-or-later",
    "reportlab": "BSD-3-Clause",
    "segno": "BSD-3-Clause",
    "sqlcipher3": "Zlib (driver), BSD-3-Clause (SQLCipher), public domain (SQLite), "
    "Apache-2.0 (OpenSSL)",
    "num2words": "LGPL-2.1-or-later",
}
# Installed on one system only, so that its metadata cannot be read on another.
_ELSEWHERE: Final[Mapping[str, str]] = {"tzdata": "Apache-2.0", "colorama": "BSD-3-Clause"}
# A sentence that only this licence has, and the licence's SPDX name.
_SIGNS: Final = (
    ("SIL OPEN FONT LICENSE Version 1.1", "OFL-1.1"),
    ("ODC Attribution License", "ODC-By-1.0"),
    ("CC0 1.0 Universal", "CC0-1.0"),
    ("Apache License Version 2.0", "Apache-2.0"),
    ('THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS', "ISC"),
    ("Permission is hereby granted, free of charge", "MIT"),
)
_HEAD: Final = """# Third-party notices

Sijill is distributed under the GNU General Public License, version 3 or later (see LICENSE).
It uses or carries the works below, each under its own licence. This file is written by
`make notices`; `make check` refuses a stale one.
"""


@dataclass(frozen=True, slots=True)
class Notice:
    """One work: name, version ("" for files we carry), licence, home, and its licence texts."""

    name: str
    version: str
    licence: str
    home: str
    texts: tuple[str, ...]


def runtime_packages(lock: Mapping[str, Any], root: str = "sijill") -> dict[str, str]:
    """Return name and version of everything `root` needs to run, on any system."""
    packages = {package["name"]: package for package in lock["package"]}
    needed: dict[str, str] = {}
    waiting = [root]
    while waiting:
        for needs in packages[waiting.pop()].get("dependencies", ()):
            name = needs["name"]
            if name not in needed:
                needed[name] = packages[name]["version"]
                waiting.append(name)
    return dict(sorted(needed.items()))


def notice_of(name: str, version: str) -> Notice:
    """Return the notice of an installed package; raises PackageNotFoundError when it is absent."""
    if name in _ELSEWHERE:
        return Notice(name, version, _ELSEWHERE[name], f"https://pypi.org/project/{name}/", ())
    about = metadata.metadata(name)
    classifiers = about.get_all("Classifier") or []
    named = [line.rpartition(" :: ")[2] for line in classifiers if line.startswith("License ::")]
    licence = (
        _STATED.get(name)
        or _field(about, "License-Expression")
        or _field(about, "License").partition("\n")[0]
        or ", ".join(named)
    )
    if not licence:
        raise ValueError(f"{name}: no licence in its metadata; read its files and state it here")
    return Notice(name, version, licence, _home(about, name), tuple(_texts(name)))


def _field(about: metadata.PackageMetadata, name: str) -> str:
    return str((about.get_all(name) or [""])[0])


def _home(about: metadata.PackageMetadata, name: str) -> str:
    links = dict(line.split(", ", 1) for line in about.get_all("Project-URL") or [])
    wanted = ("homepage", "source", "source code", "repository", "github")
    found = {label.lower(): link for label, link in links.items()}
    chosen = next((found[label] for label in wanted if label in found), None)
    return chosen or _field(about, "Home-page") or f"https://pypi.org/project/{name}/"


def _texts(name: str) -> Iterator[str]:
    for file in sorted(metadata.files(name) or (), key=str):
        if ".dist-info" in file.parts[0] and _is_licence(file.parts[1:]):
            yield _decoded(file.read_binary()).replace("\r\n", "\n")


def _decoded(text: bytes) -> str:
    """Return a licence text: in UTF-8, or in the code page of older files."""
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        return text.decode("latin-1")


def _is_licence(parts: Sequence[str]) -> bool:
    """Whether the file, or a folder that holds it below `licenses`, is named as a licence."""
    below = parts[1:] if parts[0] == "licenses" else parts
    return any(word in part.lower() for part in below for word in _LICENCE_WORDS)


def carried(root: Path) -> Iterator[Notice]:
    """Yield a notice for every licence file below `resources/`, named by its folder and itself."""
    for path in sorted((root / "resources").rglob("*")):
        licence = any(word in path.stem.lower() for word in _LICENCE_WORDS)
        if licence and path.suffix in {"", ".txt", ".md"} and path.is_file():
            text = path.read_text(encoding="utf-8")
            name = path.relative_to(root).as_posix()
            yield Notice(name, "", _known(text), "", (text,))


def _known(text: str) -> str:
    flowing = " ".join(text.split())
    return next((name for words, name in _SIGNS if words in flowing), "see its text below")


def render(notices: Sequence[Notice]) -> str:
    """Return the file's text; a licence text that several works share is printed once."""
    table = ["| work | version | licence | home |", "|---|---|---|---|"]
    shared: dict[str, tuple[str, list[str]]] = {}
    for notice in notices:
        link = f"<{notice.home}>" if notice.home else ""
        table.append(f"| {notice.name} | {notice.version} | {notice.licence} | {link} |")
        for text in notice.texts:
            clean = "\n".join(line.rstrip() for line in text.strip().splitlines())
            key = hashlib.sha256(clean.encode()).hexdigest()
            shared.setdefault(key, (clean, []))[1].append(notice.name)
    parts = [_HEAD, "\n".join(table) + "\n"]
    for text, users in shared.values():
        names = ", ".join(dict.fromkeys(users))
        parts.append(f"## {names}\n\n~~~~text\n{text}\n~~~~\n")
    return "\n".join(parts)


def current(root: Path) -> str:
    """Return what the file has to say for the lock file and resources of `root`."""
    lock = tomllib.loads((root / "uv.lock").read_text(encoding="utf-8"))
    packages = [notice_of(name, version) for name, version in runtime_packages(lock).items()]
    return render([*packages, *carried(root)])


def main(arguments: Sequence[str]) -> int:
    """Write or check the notices; exit 1 says that the file is stale."""
    if list(arguments) not in (["write"], ["check"]):
        print("usage: notices.py write|check", file=sys.stderr)
        return 2
    text = current(ROOT)
    path = ROOT / OUT
    if arguments[0] == "write":
        path.write_text(text, encoding="utf-8")
    elif not path.exists() or path.read_text(encoding="utf-8") != text:
        print(f"{OUT} is stale: run `make notices`", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
