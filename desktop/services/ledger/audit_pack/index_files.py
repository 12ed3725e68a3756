"""The index of a pack: every file with size and SHA-256, and what is not there and why."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop import __version__
from desktop.domain.ledger.audit_pack import LeftOut
from desktop.domain.ledger.masters import Organisation
from desktop.domain.ledger.year import FiscalYear
from desktop.exchange.audit_pack.folder import PackFolder
from desktop.reports.audit.pack_index import IndexPaper, index_pdf
from desktop.reports.statements.stamp import Stamp
from desktop.services.ledger.audit_pack.log_files import PackHead
from desktop.text.words import Words

FORMAT: Final = "sijill-audit-pack-1"


@dataclass(frozen=True, slots=True)
class PackFacts:
    """What the index says of the whole; `entries` of the year, `made` in UTC."""

    organisation: Organisation
    year: FiscalYear
    officer: str
    made: dt.datetime
    entries: int
    head: PackHead
    left_out: Sequence[LeftOut]


def write_index(folder: PackFolder, facts: PackFacts, words: Words) -> None:
    """Write `index.json`, `sha256sums.txt` for sha256sum -c, and `index.pdf` for people."""
    files = sorted(folder.files, key=lambda one: one.name)
    folder.add("index.json", _json(folder, facts).encode())
    paper = IndexPaper(
        organisation=words.of(facts.organisation.name_ar, facts.organisation.name_en),
        year=facts.year.name,
        entries=facts.entries,
        officer=facts.officer,
        files=tuple((one.name, one.size, one.sha256) for one in files),
        left_out=tuple(facts.left_out),
    )
    folder.add("index.pdf", index_pdf(paper, Stamp(facts.made, facts.head.short), words).pdf)
    sums = sorted(folder.files, key=lambda one: one.name)
    text = "".join(f"{one.sha256}  {one.name}\n" for one in sums)
    folder.add("sha256sums.txt", text.encode("ascii"))


def _json(folder: PackFolder, facts: PackFacts) -> str:
    files = sorted(folder.files, key=lambda one: one.name)
    counts = Counter(one.name.partition("/")[0] for one in files)
    said = {
        "format": FORMAT,
        "program": f"Sijill {__version__}",
        "organisation": {
            "ar": facts.organisation.name_ar,
            "en": facts.organisation.name_en,
            "book": facts.organisation.book_id,
        },
        "currency": facts.organisation.currency.code,
        "year": facts.year.name,
        "first_day": facts.year.first_day.isoformat(),
        "last_day": facts.year.last_day.isoformat(),
        "made_at": facts.made.isoformat(),
        "officer": facts.officer,
        "entries": facts.entries,
        "log": {"size": facts.head.size, "short_head": facts.head.short},
        "counts": dict(sorted(counts.items())),
        "bytes": sum(one.size for one in files),
        "files": [{"name": one.name, "size": one.size, "sha256": one.sha256} for one in files],
        "left_out": [
            {"name": one.name, "why": one.why.value, "error": one.key or None}
            for one in facts.left_out
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"
