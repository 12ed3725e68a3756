"""What the fixed choices of trust and disclosure are called."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

from desktop.domain.disclosure.closed import Closable
from desktop.domain.trust.accesses import AccessKind
from desktop.domain.trust.acting import Act, Role
from desktop.domain.trust.approvals import Decision, ProposalStatus
from desktop.domain.trust.backups import Medium, Part, Stage
from desktop.domain.trust.controls import Control, Strictness
from desktop.domain.trust.duties import Duty
from desktop.domain.trust.evidence import Agreement, ClockDoubt, Source
from desktop.domain.trust.findings import FindingStatus, NoteKind, Severity
from desktop.domain.trust.limits import Reason
from desktop.domain.trust.settings import Setting
from desktop.text.words import mark

LABELS: Final[Mapping[Enum, str]] = {
    Source.RECEIPT: mark("Receipt"),
    Source.PACKAGE: mark("Package"),
    Source.BACKUP: mark("Backup"),
    Source.COMPUTER: mark("This computer"),
    Agreement.AGREES: mark("The book agrees with it and has only grown since."),
    Agreement.BEYOND: mark("It knows more than this book holds: this book is an older copy."),
    Agreement.DIFFERENT: mark("The book tells another history than it."),
    ClockDoubt.AHEAD: mark("The computer's clock is more than a year ahead of the last record."),
    ClockDoubt.BEHIND: mark("The computer's clock is behind the last record."),
    Role.CHAIR: mark("Chair"),
    Role.TREASURER: mark("Treasurer"),
    Role.SECRETARY: mark("Secretary"),
    Role.INTERNAL_AUDITOR: mark("Internal auditor"),
    Role.DATA_ENTRY: mark("Data entry"),
    Role.GUEST_AUDITOR: mark("Guest auditor"),
    Act.READ_LEDGER: mark("read the ledger"),
    Act.READ_LOG: mark("read the log"),
    Act.WRITE_DRAFT: mark("write drafts"),
    Act.POST_ENTRY: mark("post entries"),
    Act.MANAGE_CHART: mark("change the chart of accounts, funds, projects and partners"),
    Act.MANAGE_YEARS: mark("open and close fiscal years"),
    Act.IMPORT_BOOK: mark("import a book"),
    Act.MANAGE_OFFICERS: mark("add and remove officers"),
    Act.EXPORT_PACKAGE: mark("export disclosure packages"),
    Act.READ_AUDIT: mark("read the audit trail and the auditor's findings"),
    Act.READ_DOCUMENTS: mark("read documents"),
    Act.APPROVE_ENTRY: mark("approve or refuse entries"),
    Act.OVERRIDE_CONTROL: mark("pass over a control with a reason"),
    Act.HOLD_CASH: mark("hold cash"),
    Act.RECONCILE: mark("reconcile cash and banks"),
    Act.ADD_DOCUMENT: mark("add documents"),
    Act.MANAGE_KEYS: mark("manage keys and the recovery code"),
    Act.MANAGE_RULES: mark("set permissions, approval rules and settings"),
    Act.HAND_OVER: mark("hand over an office"),
    Act.KEEP_RECEIPTS: mark("take in the authorities' receipts"),
    Act.BACK_UP: mark("make and check backups"),
    Act.WRITE_FINDING: mark("write an auditor's findings"),
    Act.ANSWER_FINDING: mark("answer an auditor's findings"),
    Act.EXPORT_PERSON: mark("export one person's data"),
    Act.ERASE_PERSON: mark("erase one person's data"),
    Duty.AUTHORISE: mark("authorises"),
    Duty.CUSTODY: mark("keeps the cash"),
    Duty.RECORD: mark("records"),
    Duty.RECONCILE: mark("reconciles"),
    Reason.EVERYBODY_READS: mark("Whoever holds this office has to be able to read it"),
    Reason.GOVERNS: mark("The chair governs the book; otherwise nobody could mend a mistake"),
    Reason.AUDITS: mark("An auditor writes findings, and nothing in the books"),
    Reason.ONLY_AUDITS: mark("Findings are written by the internal auditor alone"),
    Reason.ONLY_READS: mark("A guest auditor reads, and does nothing else"),
    Reason.ONLY_ENTERS: mark("Whoever enters data does not decide about it"),
    Reason.NOT_SHARED: mark("Only the chair sets offices, permissions and rules"),
    AccessKind.OPENED: mark("opened"),
    AccessKind.PRINTED: mark("printed"),
    AccessKind.EXPORTED: mark("taken out"),
    ProposalStatus.WAITING: mark("Waiting"),
    ProposalStatus.POSTED: mark("Posted"),
    ProposalStatus.REFUSED: mark("Refused"),
    ProposalStatus.WITHDRAWN: mark("Withdrawn"),
    Decision.APPROVED: mark("Approved"),
    Decision.REFUSED: mark("Refused"),
    Control.FUND_OVERSPENT: mark("the fund's money"),
    Control.BUDGET_EXCEEDED: mark("the budget"),
    Strictness.INFORM: mark("Inform"),
    Strictness.WARN: mark("Warn"),
    Strictness.BLOCK: mark("Block"),
    Severity.NOTE: mark("Note"),
    Severity.MINOR: mark("Minor"),
    Severity.MAJOR: mark("Major"),
    FindingStatus.OPEN: mark("Open"),
    FindingStatus.ANSWERED: mark("Answered"),
    FindingStatus.CLOSED: mark("Closed"),
    NoteKind.RESPONSE: mark("Response"),
    NoteKind.FOLLOW_UP: mark("Follow-up"),
    NoteKind.CLOSED: mark("Closed"),
    NoteKind.REOPENED: mark("Reopened"),
    Closable.NARRATION: mark("Narration"),
    Closable.REFERENCE: mark("Reference"),
    Medium.STICK: mark("Stick"),
    Medium.FOLDER: mark("Folder"),
    Part.HEAD: mark("the beginning of the file"),
    Part.MANIFEST: mark("its table of contents"),
    Part.SLOTS: mark("the file of keys"),
    Part.BLOB_LIST: mark("the list of documents"),
    Part.DATABASE: mark("the database"),
    Part.END: mark("the end of the file"),
    Part.LOG: mark("the log of proof in it"),
    Stage.SNAPSHOT: mark("Taking one moment of the book"),
    Stage.DOCUMENTS: mark("Copying the documents"),
    Stage.WRITING: mark("Copying the book"),
    Stage.READING_BACK: mark("Reading back what was written"),
    Stage.CHECKING: mark("Checking every page and every record"),
    Setting.LOCK_MINUTES: mark("Minutes until the book locks itself"),
    Setting.BACKUP_DAYS: mark("Days after which a backup is overdue"),
    Setting.FUND_CONTROL: mark("When a fund would be overspent"),
    Setting.BUDGET_CONTROL: mark("When a budget would be exceeded"),
}
