"""Sentences for reading books of other programs."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "journal-not-understood": mark(
        "Line {line} of {file} cannot be understood: “{text}”. An indented line must stand "
        "below a transaction or a directive. Nothing has been imported.",
    ),
    "journal-directive-not-understood": mark(
        "Line {line} of {file}: “{text}” is not a directive that can be imported. Remove the "
        "line or write it another way, then import again. Nothing has been imported.",
    ),
    "journal-date-not-understood": mark(
        "Line {line} of {file}: “{text}” holds no date that exists. Write it as "
        "year-month-day, for example 2025-03-15. Nothing has been imported.",
    ),
    "journal-date-without-year": mark(
        "Line {line} of {file}: the date in “{text}” has no year. Write the year, or put a "
        "line such as “year 2025” above. Nothing has been imported.",
    ),
    "journal-posting-date": mark(
        "Line {line} of {file}: “{text}” gives one posting a day of its own. All postings of "
        "an entry share its day: split it into two entries. Nothing has been imported.",
    ),
    "journal-amount-not-understood": mark(
        "Line {line} of {file}: the amount in “{text}” cannot be read. Write a number with "
        "its currency, for example 1,250.500 LYD. Calculations are not read. Nothing has been"
        " imported.",
    ),
    "journal-amount-ambiguous": mark(
        "Line {line} of {file}: in “{text}” the comma may begin the decimals or separate "
        "thousands; ledger and hledger read it differently. Put “decimal-mark .” or "
        "“decimal-mark ,” at the top of the file. Nothing has been imported.",
    ),
    "journal-number-too-long": mark(
        "Line {line} of {file}: the number in “{text}” is larger than any book holds. Correct"
        " it. Nothing has been imported.",
    ),
    "journal-too-many-decimals": mark(
        "Line {line} of {file}: “{text}” has too many decimals: {currency} has {decimals}. "
        "Nothing is rounded; correct the amount. Nothing has been imported.",
    ),
    "journal-no-currency": mark(
        "Line {line} of {file}: the amount in “{text}” has no currency. Choose the currency "
        "of the book for the import, or put a line such as “D 1,000.000 LYD” at the top of "
        "the file. Nothing has been imported.",
    ),
    "journal-unknown-commodity": mark(
        "Line {line} of {file}: “{commodity}” in “{text}” is not a currency that is known. "
        "Write its three capital letters, for example LYD; shares and goods are not imported."
        " Nothing has been imported.",
    ),
    "journal-two-prices": mark(
        "Line {line} of {file}: “{text}” gives a lot price and another price; ledger and "
        "hledger reckon with different ones. Keep one. Nothing has been imported.",
    ),
    "journal-account-not-understood": mark(
        "Line {line} of {file}: “{text}” has no proper account name. A name has parts joined "
        "by “:”, none empty, and does not begin with a mark. Nothing has been imported.",
    ),
    "journal-two-spaces": mark(
        "Line {line} of {file}: in “{text}” an amount or comment follows the account after a "
        "single space and would become part of its name. Put two spaces between them. Nothing"
        " has been imported.",
    ),
    "journal-hidden-character": mark(
        "Line {line} of {file}: an account name in “{text}” holds an invisible character that"
        " changes the order of letters. Type the name again. Nothing has been imported.",
    ),
    "journal-account-type": mark(
        "Line {line} of {file}: the account type in “{text}” is not known. Use A, L, E, R, X "
        "or C. Nothing has been imported.",
    ),
    "journal-alias-pattern": mark(
        "Line {line} of {file}: “{text}” renames accounts by a pattern, which is not "
        "imported. Write each alias in full. Nothing has been imported.",
    ),
    "journal-too-many-aliases": mark(
        "Line {line} of {file}: “{text}” is one alias more than the {most} that are read. "
        "Nothing has been imported.",
    ),
    "journal-two-amounts-missing": mark(
        "Line {line} of {file}: a second amount is missing in the entry “{text}”. Only one "
        "may be left out; write this one. Nothing has been imported.",
    ),
    "journal-unbalanced": mark(
        "Line {line} of {file}: the entry “{text}” does not balance: debits less credits "
        "leave {difference}. Correct it. Nothing has been imported.",
    ),
    "journal-assertion-failed": mark(
        "Line {line} of {file}: the book asserts that {account} holds {expected}, but it "
        "holds {actual}. Correct the assertion or the entries before it. Nothing has been "
        "imported.",
    ),
    "journal-unbalanced-virtual": mark(
        "Line {line} of {file}: “{text}” is a posting in parentheses, which nothing balances;"
        " every entry here must balance. Remove it, or give it a counterpart and write both "
        "in [brackets]. Nothing has been imported.",
    ),
    "journal-automated": mark(
        "Line {line} of {file}: “{text}” adds postings automatically; ledger always applies "
        "it and hledger only when asked, so the balances differ. Write out those postings and"
        " remove the rule. Nothing has been imported.",
    ),
    "journal-periodic": mark(
        "Line {line} of {file}: “{text}” is a recurring rule for budgets and forecasts, not "
        "something that happened. Move it to another file. Nothing has been imported.",
    ),
    "journal-include-refused": mark(
        "Line {line} of {file}: the file in “{text}” was not found inside the folder of the "
        "book. Put it there, or join the files into one. Nothing has been imported.",
    ),
    "journal-include-ring": mark(
        "Line {line} of {file}: “{text}” includes a file that is being read already. Remove "
        "the circle. Nothing has been imported.",
    ),
    "journal-include-too-many": mark(
        "Line {line} of {file}: “{text}” goes beyond how many files, or how deep, may be "
        "included. Join some files. Nothing has been imported.",
    ),
    "journal-cannot-be-read": mark(
        "The file {file} cannot be read. See that it exists, is a file and may be opened. "
        "Nothing has been imported.",
    ),
    "journal-too-large": mark(
        "With {file} the book is larger than {megabytes} MB, the most that is read. Split it "
        "by year. Nothing has been imported.",
    ),
    "journal-not-utf8": mark(
        "Line {line} of {file} is not written in UTF-8. Save the file as UTF-8 and import it "
        "again; the letters are not guessed. Nothing has been imported.",
    ),
    "journal-control-character": mark(
        "Line {line} of {file} holds a control character ({text}) that does not belong in a "
        "text file. Remove it. Nothing has been imported.",
    ),
    "journal-line-too-long": mark(
        "Line {line} of {file} has more than {longest} letters: “{text}”. Nothing has been "
        "imported.",
    ),
}
