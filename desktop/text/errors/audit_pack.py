"""Errors of audit packs and samples."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "audit-pack-year-empty": mark(
        "The fiscal year {year} has no entries, so there is nothing to audit. Choose another year."
    ),
    "audit-pack-in-book": mark(
        "“{folder}” lies inside the book. Nothing was written. Choose a folder outside it, "
        "or a stick."
    ),
    "audit-pack-changed": mark(
        "Entries of the year {year} were posted while the pack was made. It was removed. Make it "
        "again."
    ),
    "audit-pack-too-large": mark(
        "The pack of {count} files does not fit into one ZIP (4 GB). Nothing was left. Make it as "
        "a folder, or leave out the scans."
    ),
    "audit-pack-name": mark(
        "“{name}” cannot be the name of a file on every system. The unfinished pack was removed. "
        "Give the record a shorter code in Latin letters."
    ),
}
