"""What each verb does, in a line for the list and a paragraph for its own help."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from desktop.text.words import Words

SUMMARIES: Final[dict[str, Callable[[Words], tuple[str, str]]]] = {
    "new": lambda words: (
        words("Create an encrypted book."),
        words(
            "Create an encrypted book with its first officer, who is chair and treasurer, the "
            "fund without restrictions and the first fiscal year."
        ),
    ),
    "sample": lambda words: (
        words("Create the book of a sample organisation, to try everything."),
        "",
    ),
    "import": lambda words: (
        words("Import the book of another program, or a table."),
        words(
            "Import a ledger, hledger or GnuCash book, or a table of entries or opening balances, "
            "all of it or nothing. Years that are missing are added, and the accounts of a book. "
            "Whatever is not understood is named with its place."
        ),
    ),
    "imports": lambda words: (
        words("Show the imports of a book, and take one back."),
        "",
    ),
    "report": lambda words: (
        words("Print a report: a statement, a book, a schedule."),
        "",
    ),
    "export": lambda words: (
        words("Export a signed disclosure package."),
        words("Export a signed disclosure package. The last line of the answer is its path."),
    ),
    "verify": lambda words: (
        words("Verify a disclosure package."),
        words("Verify a disclosure package. Exit code 0: accepted; 1: refused."),
    ),
    "log": lambda words: (
        words("Check the log of the book, show its head, prove an entry, or replace its key."),
        "",
    ),
    "receipt": lambda words: (
        words("Take in authorities' receipts, and compare the book with them."),
        words(
            "Take in authorities' receipts, and compare the book with them. Exit code 1: the book "
            "is an older copy, or its history was rewritten."
        ),
    ),
    "officer": lambda words: (
        words("Show, add, remove or reset officers, or change your own passphrase."),
        "",
    ),
    "recovery": lambda words: (
        words("Make the recovery code in two halves, or open the book with it."),
        "",
    ),
    "handover": lambda words: (
        words("Hand an office over, with a report that both officers sign."),
        words(
            "Hand an office over. Both officers sign the report with their own passphrases; it is "
            "kept in the book. Either all of it happens or nothing."
        ),
    ),
    "add": lambda words: (
        words("Add an account, fund, budget line, project, branch, partner or fiscal year."),
        "",
    ),
    "change": lambda words: (
        words("Name a fund, budget line, project, branch or partner anew, or put it aside."),
        words(
            "Name a fund, budget line, project, branch or partner anew, put it aside or take it "
            "into use again; say what kind of fund a fund is. Codes never change."
        ),
    ),
    "list": lambda words: (
        words("Show the funds, budget lines, projects, branches or partners."),
        "",
    ),
    "chart": lambda words: (
        words("Show the chart of accounts, or take in an organisation's own."),
        "",
    ),
    "year": lambda words: (
        words("Show the fiscal years; lock months; close, reopen and file a year."),
        "",
    ),
    "cash": lambda words: (
        words("Show the cash boxes and their books, or keep a count."),
        words(
            "Show the cash boxes with what lies in them, the book of a box day by day, and the "
            "counts; keep a count that a file tells. Exit code 1 of count: what was counted is "
            "not what the book says."
        ),
    ),
    "voucher": lambda words: (
        words("Show, post, print and void vouchers; show the cheques."),
        words(
            "Show vouchers, post one that a file tells, print one (every printing is counted), "
            "make one void with a reason, and show the cheques with how they stand."
        ),
    ),
    "rate": lambda words: (
        words("Note rates of exchange, take in a table of them, or revalue by them."),
        words(
            "Note rates of exchange or take in a table of them, and bring what is held in other "
            "currencies to the rate of a closing day. Exit code 1 of import: rows cannot be taken "
            "in, and which is said; nothing was written."
        ),
    ),
    "bank": lambda words: (
        words("Take in statements of banks, match them with the book, reconcile."),
        words(
            "Show the bank accounts, take in their statements (CSV, XLSX, OFX), see what matches "
            "the book, and reconcile. A reconciliation can be left and taken up again."
        ),
    ),
    "approve": lambda words: (
        words("Show what waits for approval, sign it or refuse it; set the rules."),
        words(
            "Show what waits for approval, sign it or refuse it, and set who must approve what "
            "and what may be spent. Exit code 1: an entry could not be approved, and why is said."
        ),
    ),
    "budget": lambda words: (
        words("Make, adopt and follow budgets, and enter what was promised."),
        words(
            "Make, adopt and follow budgets, exchange them as workbooks with the board, and enter "
            "what was promised to suppliers. Exit code 1: a workbook could not be taken in."
        ),
    ),
    "dues": lambda words: (
        words("Keep classes of members, charge their dues, show who owes what."),
        "",
    ),
    "bill": lambda words: (
        words("Enter suppliers' bills, show what is due, pay them."),
        "",
    ),
    "advance": lambda words: (
        words("Hand out advances, show who holds what, account for them."),
        "",
    ),
    "asset": lambda words: (
        words("Keep the register of assets, write them off, count them."),
        "",
    ),
    "grant": lambda words: (
        words("Enter grants, receive their instalments, and show what is left of each."),
        "",
    ),
    "person": lambda words: (
        words("Show what the book holds of a person, take it out for them, or erase it."),
        "",
    ),
    "document": lambda words: (
        words("Keep, list, save, erase or check the documents of a book."),
        words(
            "Keep receipts, invoices and minutes in the book, encrypted, attached to what they "
            "belong to. Exit code 1 of check: a document is missing or damaged."
        ),
    ),
    "backup": lambda words: (
        words("Make a verified backup, or list the backups on a stick."),
        words(
            "Make a backup on a stick or in a folder: read back, opened and compared with the log "
            "before it is called done. Instead of BOOK the word list shows what lies in FOLDER; "
            "exit code 1: a file there is not whole."
        ),
    ),
    "restore": lambda words: (
        words("Restore a book, or one document, from a backup."),
        words(
            "Restore a book to a new folder, or one document to a new file. Nothing newer is "
            "written over; the same or an older book there is set aside under a dated name. The "
            "last line of the answer is its path."
        ),
    ),
    "rehearse": lambda words: (
        words("Try whether a backup would be restored."),
        words(
            "Restore a backup to a private folder, check everything, and delete it again. Exit "
            "code 1: it would be restored, but documents are missing or damaged."
        ),
    ),
    "audit": lambda words: (
        words("Show the audit trail, run the auditor's tests, or list the findings."),
        "",
    ),
    "auditpack": lambda words: (
        words("Make the audit pack of a year for the external auditor."),
        words(
            "Make the audit pack of a year: reports, data, scans of vouchers, the state of the log "
            "and an index with the SHA-256 of every file. The last line of the answer is its path."
        ),
    ),
    "sampling": lambda words: (
        words("Draw samples of vouchers to inspect, and take in what was seen."),
        words(
            "Draw samples of vouchers at random, by amount or by strata; write the list to "
            "inspect, and take it in filled in. The same seed draws the same sample."
        ),
    ),
}
