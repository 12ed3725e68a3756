"""`sijill new`: create an encrypted book."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace

from desktop.cli.arguments import NO_CHART
from desktop.cli.exit_codes import Exit
from desktop.cli.names import by_letters
from desktop.cli.passphrase import passphrase
from desktop.cli.terminal import Terminal
from desktop.domain.currency import currency_of
from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name
from desktop.domain.trust.acting import Role
from desktop.services.ledger.chart_template import load_template
from desktop.services.trust.create_book import NewBook, create_book
from desktop.services.trust.officers import NewOfficer
from desktop.text.words import mark, words_of

_TREASURER = mark("Treasurer")
_GENERAL_FUND = mark("General fund")


def run(options: Namespace, terminal: Terminal) -> int:
    """Create the book; a slip in the arguments is said before a passphrase is asked for."""
    words = terminal.words
    currency = currency_of(options.currency.upper())
    chart = None if options.chart == NO_CHART else options.chart
    if chart is not None:
        load_template(chart)
    if not options.book.name:
        raise UserError("new-book-unnamed")
    name = clean_name(options.name, field="--name")
    name_ar, name_en = by_letters(name, clean_name(options.name_en, field="--name-en"))
    if not (name_ar or name_en):
        raise UserError("name-empty")
    prompt = words("New passphrase for the book")
    secret = passphrase(options.passphrase_file, terminal, prompt, twice=True)
    session = create_book(
        NewBook(
            path=options.book,
            name_ar=name_ar,
            name_en=name_en,
            currency=currency,
            officer=_first_officer(options.officer_name, secret),
            year=options.year or dt.datetime.now().astimezone().year,
            general_fund_ar=words_of("ar")(_GENERAL_FUND),
            general_fund_en=words_of("en")(_GENERAL_FUND),
            chart=chart,
        )
    )
    path, officer = session.book.folder.path, session.by.code
    session.close()
    terminal.say(words("The book was created: {path}", path=path))
    terminal.say(words("Its first officer has the code {officer}.", officer=officer))
    return Exit.DONE


def _first_officer(name: str, secret: str) -> NewOfficer:
    name_ar, name_en = by_letters(clean_name(name, field="--officer"))
    if not (name_ar or name_en):
        name_ar, name_en = words_of("ar")(_TREASURER), words_of("en")(_TREASURER)
    return NewOfficer(name_ar, name_en, frozenset({Role.CHAIR, Role.TREASURER}), secret)
