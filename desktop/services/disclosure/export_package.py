"""Export a disclosure package: gathered, drawn, signed, sealed, written with care, then recorded.

Nothing of the book changes until the package lies on the device and was read back; and a package
that could not be recorded is taken away again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from desktop import __version__, resources
from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act, Acting
from desktop.reports.disclosure.content import Letter
from desktop.services.disclosure.export.annex import annex_members
from desktop.services.disclosure.export.budget import adopted_budget
from desktop.services.disclosure.export.deliver import READ_ME, Exported, Finished, deliver
from desktop.services.disclosure.export.document import (
    content_of,
    draw_document,
    sign_document,
)
from desktop.services.disclosure.export.gather import Gathered, gather
from desktop.services.disclosure.export.signers import SigningOfficer, unlock_signers
from desktop.services.disclosure.profiles import Profile, load_profile
from desktop.services.disclosure.seal_package import PackageFacts, PackageSigner, seal_package
from desktop.signing.certificates import load_certificate
from desktop.store.book import Book
from desktop.text.words import words_of

Progress = Callable[[int, int], None]
"""Hears (done, of how many) in thousandths of the whole; what it raises stops the export."""

PROGRAM: Final = f"Sijill {__version__}"
_WHOLE: Final = 1_000


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What to export, where to, and who signs.

    `year_name` None is the last year; without `signers` the officer who acts signs with
    `passphrase`. `changes` says what a new version of a package changed.
    """

    profile: str
    year_name: str | None
    folder: Path
    passphrase: str = field(repr=False)
    signers: tuple[SigningOfficer, ...] = ()
    changes: str = ""


def export_package(
    book: Book,
    by: Acting,
    order: ExportOrder,
    *,
    language: str = "ar",
    progress: Progress | None = None,
) -> Exported:
    """Export the package and return where it lies.

    Raises UserError `profile-unknown`, `year-unknown`, `year-without-entries`, as
    `signers.unlock_signers` does before anything is made, and as `careful_write` does; nothing is
    left in the folder and nothing is recorded then.
    """
    tell = progress or _silent
    profile, words = load_profile(order.profile), words_of(language)
    wanted = order.signers or (SigningOfficer(by.code, order.passphrase),)
    with book.read(by, Act.EXPORT_PACKAGE) as conn:
        signers = unlock_signers(conn, profile, wanted)
        gathered = gather(conn, order.year_name, profile.closed, _part(tell, 20, 200))
    if not gathered.facts:
        raise UserError("year-without-entries", year=gathered.source.year.name)
    moment = book.now().replace(microsecond=0)
    letter = _letter(gathered, profile, order, moment)
    budget = adopted_budget(book, by, gathered.source.year)
    annex = annex_members(gathered, budget)
    tell(250, _WHOLE)
    content = content_of(
        gathered, profile, letter, signers, annex=annex, program=PROGRAM, budget=budget
    )
    drawn, places = draw_document(content, annex, words, _part(tell, 250, 650))
    signed = sign_document(drawn, places, signers, moment, words)
    tell(700, _WHOLE)
    sealed = seal_package(
        _facts(gathered, profile, letter),
        pdf=signed,
        annex=annex,
        attachments=tuple(annex),
        read_me=resources.path(READ_ME).read_bytes(),
        authority=load_certificate(gathered.authority.encode()),
        signers=[PackageSigner(one.field, one.role.value, one.key) for one in signers],
        log=gathered.log,
        signed_at=moment,
    )
    tell(800, _WHOLE)
    finished = Finished(profile.key, order.folder, gathered, letter, sealed, signed, len(signers))
    return deliver(book, by, finished, _part(tell, 800, _WHOLE))


def _silent(_done: int, _total: int) -> None:
    """Nobody watches."""


def _part(tell: Progress, start: int, end: int) -> Progress:
    """Return a progress that fills the share from `start` to `end` thousandths."""

    def told(done: int, total: int) -> None:
        tell(start + (end - start) * done // max(total, 1), _WHOLE)

    return told


def _letter(
    gathered: Gathered, profile: Profile, order: ExportOrder, moment: dt.datetime
) -> Letter:
    year = gathered.source.year
    before = [
        each
        for each in gathered.issued
        if each.profile == profile.key and each.fiscal_year_id == year.id
    ]
    version = 1 + max((each.version for each in before), default=0)
    number = f"{profile.series}-{year.name}"
    return Letter(
        number=number,
        version=version,
        recipient_ar=profile.recipient_ar,
        recipient_en=profile.recipient_en,
        moment=moment,
        supersedes=f"{number} v{version - 1}" if before else "",
        changes=order.changes if before else "",
    )


def _facts(gathered: Gathered, profile: Profile, letter: Letter) -> PackageFacts:
    source = gathered.source
    return PackageFacts(
        number=letter.number,
        version=letter.version,
        supersedes=letter.supersedes,
        changes=letter.changes,
        organisation_ar=source.organisation_ar,
        organisation_en=source.organisation_en,
        period_start=source.year.first_day,
        period_end=source.year.last_day,
        profile=profile.key,
        created=letter.moment,
        program=PROGRAM,
    )
