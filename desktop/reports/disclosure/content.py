"""All that the disclosure document says, gathered before a line is drawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from desktop.domain.disclosure.closed import Closable
from desktop.domain.disclosure.funding import FundingSource
from desktop.domain.disclosure.parts import COMMISSION_ANNUAL, Part
from desktop.domain.ledger.notes.note import StatementNote
from desktop.domain.ledger.notes.refer import filed_statements
from desktop.domain.ledger.schedules.schedule import Schedule
from desktop.domain.ledger.statements.basis import Basis
from desktop.domain.ledger.statements.general_ledger import LedgerRow
from desktop.domain.ledger.statements.projects import ProjectFigures
from desktop.domain.ledger.statements.source import StatementSource
from desktop.domain.ledger.statements.table import Statement
from desktop.domain.trust.acting import Role
from desktop.domain.trust.approvals import NO_CONSENTS, ConsentCounts


@dataclass(frozen=True, slots=True)
class Letter:
    """What the cover letter says; `supersedes` and `changes` are "" for a first version.

    `number` is the package's number (ASCII), `moment` when it was made (aware). `copy_for` marks
    every page with the one who gets this copy; "" marks none.
    """

    number: str
    version: int
    recipient_ar: str
    recipient_en: str
    moment: dt.datetime
    supersedes: str = ""
    changes: str = ""
    copy_for: str = ""


@dataclass(frozen=True, slots=True)
class RateUsed:
    """A rate that the year's entries used; `rate` is exact decimal text, base for one unit."""

    currency: str
    rate: str
    source: str
    day: dt.date


@dataclass(frozen=True, slots=True)
class RegisterCount:
    """How many things or people a register holds; counts, never names."""

    name_ar: str
    name_en: str
    count: int


@dataclass(frozen=True, slots=True)
class DocumentSigner:
    """Who signs: `key` names the reserved rectangle; `role` is None for the external auditor.

    `digital` is whether a digital signature will stand there; the others sign in ink.
    """

    key: str
    role: Role | None
    name_ar: str
    name_en: str
    digital: bool = False


@dataclass(frozen=True, slots=True)
class AnnexFile:
    """A file that travels with the document: its name in the package, size and SHA-256 (hex)."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class LogState:
    """The state of the log that the package is bound to: short head, size and root (hex)."""

    head: str
    size: int
    root: str


@dataclass(frozen=True)
class DisclosureContent:
    """The content of one package's document.

    `authority` is the fingerprint of the organisation's authority in eight groups, `program` the
    name and version that made the document, `qr` the text of the code on every page, `closed` the
    fields of entries that stay back, `together` the offices of each person who holds all four
    duties that should be kept apart, `consents` how often the year's entries were approved by their
    maker or went past a control. `ledger`, if given, is read once
    and printed after the statements. `notes` are those of the year, `budget` the adopted budget
    against what happened, where there is one. Not slotted: the statements are computed once, when
    first asked for.
    """

    letter: Letter
    source: StatementSource
    signers: tuple[DocumentSigner, ...]
    projects: tuple[ProjectFigures, ...] = ()
    funding: tuple[FundingSource, ...] = ()
    rates: tuple[RateUsed, ...] = ()
    registers: tuple[RegisterCount, ...] = ()
    annex: tuple[AnnexFile, ...] = ()
    log: LogState | None = None
    authority: str = ""
    program: str = ""
    qr: str = ""
    profile: tuple[Part, ...] = COMMISSION_ANNUAL
    closed: tuple[Closable, ...] = ()
    together: tuple[tuple[Role, ...], ...] = ()
    consents: ConsentCounts = NO_CONSENTS
    ledger: Iterable[LedgerRow] | None = None
    notes: tuple[StatementNote, ...] = ()
    basis: Basis = Basis.ACCRUAL
    budget: Schedule | None = None

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """Return the statements of the basis by key, in the order of filing."""
        return filed_statements(self.source, self.basis, self.notes)

    @property
    def present(self) -> tuple[Part, ...]:
        """Return the parts of the profile for which there is something to say."""
        held = {
            Part.GOVERNANCE: False,
            Part.ACTIVITY_REPORT: False,
            Part.AGREEMENTS: False,
            Part.PROJECTS: bool(self.projects),
            Part.REGISTERS: bool(self.registers),
            Part.SIGNATURES: bool(self.signers),
            Part.ANNEX: bool(self.annex),
        }
        return tuple(part for part in self.profile if held.get(part, True))

    @property
    def absent(self) -> tuple[Part, ...]:
        """Return the parts of the profile that this document does not have."""
        return tuple(part for part in self.profile if part not in self.present)
