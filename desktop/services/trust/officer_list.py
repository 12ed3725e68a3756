"""Read the officers as a person looks at them: offices, days left, duties, fingerprint."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.trust.acting import Act, Acting
from desktop.domain.trust.duties import Duty, duties_of
from desktop.services.trust.officers import Officer, load_officers
from desktop.services.trust.terms import today_of
from desktop.signing.certificates import load_certificate
from desktop.signing.fingerprint import digit_groups, fingerprint
from desktop.store.book import Book


@dataclass(frozen=True, slots=True)
class OfficerLine:
    """An officer in the list.

    `days_left` counts the days after today on which they may still open the book (0: today is the
    last one; negative: the term is over; None: no end). `fingerprint` is that of the certificate,
    eight groups of five digits.
    """

    officer: Officer
    duties: tuple[Duty, ...]
    days_left: int | None
    fingerprint: str

    @property
    def alone(self) -> bool:
        """Whether an officer who works with the book holds all four duties."""
        return self.officer.active and len(self.duties) == len(Duty)


def officer_lines(book: Book, by: Acting) -> tuple[OfficerLine, ...]:
    """Return every officer, those who left as well, in order of entry."""
    with book.read(by, Act.READ_LEDGER) as conn:
        today = today_of(conn, book.now())
        officers = load_officers(conn)
    return tuple(
        OfficerLine(
            one,
            duties_of(one.acting()),
            None if one.last_day is None else (one.last_day - today).days,
            digit_groups(fingerprint(load_certificate(one.certificate.encode()))),
        )
        for one in officers
    )
