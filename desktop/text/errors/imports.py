"""Sentences for imports of tables and of GnuCash books, and for taking an import back."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "mapping-column-twice": mark("Two columns are said to hold “{column}”. Choose one of them."),
    "mapping-column-missing": mark(
        "No column is said to hold “{column}”. Say which one does, or add it to the table."
    ),
    "mapping-amounts": mark(
        "Say where the amounts are: either one column of amounts, or columns of debit and credit."
    ),
    "mapping-day-missing": mark("Say the day of the opening balances."),
    "mapping-sheet-missing": mark("The file has no sheet called “{sheet}”. Choose another."),
    "mapping-unreadable": mark(
        "This is not a description of columns that can be read. Let the program write one, then "
        "change that."
    ),
    "import-cell-day": mark("“{text}” is no day in the order that was chosen"),
    "import-cell-amount": mark("“{text}” is no amount in {currency}"),
    "import-cell-two-sides": mark("there is both a debit and a credit"),
    "import-cell-unknown": mark("{what} “{text}” is not in the book, or several have that name"),
    "import-cell-foreign": mark(
        "the amount in {currency} is missing, or the one in the book's currency"
    ),
    "table-day-missing": mark("the entry has no day"),
    "table-days-differ": mark("the lines of one entry have different days"),
    "import-rows-bad": mark(
        "{count} rows of {file} cannot be imported. Mend them in the table or in the meaning of "
        "its columns, then try again. Nothing was imported."
    ),
    "import-nothing": mark("There is no entry in {file}. Nothing was imported."),
    "import-missing": mark("There is no import number {batch}. Choose one from the list."),
    "import-undone": mark("The import number {batch} was taken back already."),
    "import-undo-reason": mark("Say why the import is taken back; the log keeps it."),
    "import-undo-refused": mark(
        "The import cannot be taken back as a whole, because of {entry}: {reason} Nothing was "
        "changed."
    ),
    "gnucash-not-a-book": mark(
        "{file} is not a GnuCash book that can be read, or it is damaged. In GnuCash choose “Save "
        "as” and the data format XML. Nothing was imported."
    ),
    "gnucash-database": mark(
        "{file} is a GnuCash book kept in a database. In GnuCash choose “Save as” and the data "
        "format XML, then import that file."
    ),
    "gnucash-account": mark(
        "{file}: the account “{account}” is missing or of a kind that is not known ({kind}). "
        "Nothing was imported."
    ),
    "gnucash-amount": mark(
        "{file}, transaction {number} (“{text}”): an amount on “{account}” cannot be kept exactly "
        "in its currency. Nothing is rounded; correct it in GnuCash. Nothing was imported."
    ),
    "gnucash-day": mark(
        "{file}, transaction {number} (“{text}”) has no day that exists. Correct it in GnuCash. "
        "Nothing was imported."
    ),
    "gnucash-unbalanced": mark(
        "{file}, transaction {number} (“{text}”) does not balance. Correct it in GnuCash. Nothing "
        "was imported."
    ),
}
