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
    "sample-seed-empty": mark(
        "A sample needs a seed, so that anybody can draw it again. Type some letters or digits: a "
        "date, or dice that you threw."
    ),
    "sample-seed-long": mark("The seed has more than {most} signs. Type a shorter one."),
    "sample-size": mark("A sample has at least one voucher. Type how many."),
    "sample-larger": mark(
        "{size} vouchers are wanted, and there are {population}. Type a smaller number."
    ),
    "sample-missing": mark(
        "There is no sample with the number {number}. Choose one from the list."
    ),
    "sample-item-missing": mark(
        "The voucher “{entry}” is not in the sample {number}. Check the name of the voucher."
    ),
    "sample-note-empty": mark(
        "An exception and a missing document need a note: write what was seen."
    ),
    "sample-result-unknown": mark(
        "“{value}” in row {row} is no result. Write ok, exception or missing, or leave it empty."
    ),
    "sample-no-ticks": mark(
        "No row of “{file}” has a result of this sample. Fill in the column of results and take "
        "it in again."
    ),
}
