"""Short ways to a bank account, its statements and its reconciliation."""

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.domain.ledger.banks.account import NewBankAccount
from desktop.domain.ledger.banks.layout import DayOrder, DecimalSign
from desktop.domain.ledger.voucher import PaymentMethod, Voucher
from desktop.services.ledger.banks.accounts import add_bank_account
from desktop.services.ledger.banks.import_statement import import_statement
from desktop.services.ledger.banks.preview_statement import open_file, plan_statement
from desktop.services.ledger.banks.reconcile import start_reconciliation, view_reconciliation

IBAN = "LY83002048000020100120361"
"""From the registry of IBANs: its example for Libya."""
END = dt.date(2025, 3, 31)


OPENING = 10_000_000


def statement_text(*rows, opening=OPENING):
    """Return a bank's CSV in Arabic: rows are (ISO day, words, reference, amount in minor units)."""
    balance, lines = opening, ["التاريخ,البيان,المرجع,مدين,دائن,الرصيد"]
    for day, words, reference, amount in rows:
        balance += amount
        year, month, number = day.split("-")
        out = f"{-amount / 1000:.3f}" if amount < 0 else ""
        come = f"{amount / 1000:.3f}" if amount > 0 else ""
        kept = f'"{balance / 1000:,.3f}"'
        lines.append(f"{number}/{month}/{year},{words},{reference},{out},{come},{kept}")
    return "\n".join(lines) + "\n"


@dataclass
class Bank:
    ledger: object
    id: int
    folder: Path

    @property
    def book(self):
        return self.ledger.session.book

    @property
    def by(self):
        return self.ledger.session.by

    def file(self, content, name="statement.csv"):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def plan(self, content, name="statement.csv", layout=None, told=False, **more):
        """Return the plan of a file; `told`: a person says what could be read in two ways."""
        opened = open_file(self.book, self.by, self.id, self.file(content, name), **more)
        if told:
            layout = replace(opened.layout, days=DayOrder.DAY_FIRST, decimal=DecimalSign.POINT)
        return plan_statement(self.book, self.by, opened, layout)

    def take(self, *rows, opening=OPENING, name="statement.csv"):
        plan = self.plan(statement_text(*rows, opening=opening), name, told=True)
        return import_statement(self.ledger.session, plan)

    def start(self, balance, day=END):
        return start_reconciliation(self.book, self.by, self.id, day, balance)

    def place(self, number):
        return view_reconciliation(self.book, self.by, number)

    def pay(self, amount, day, cheque="", reference=""):
        """Post a payment from the bank, or a receipt where `amount` is positive."""
        head = None
        if cheque:
            head = Voucher(PaymentMethod.CHEQUE, party_name="مورد", cheque_number=cheque)
        other = "5113" if amount < 0 else "4211"
        return self.ledger.post(
            ("1121", amount), (other, -amount), day=dt.date.fromisoformat(day), voucher=head,
            reference=reference, narration="دفعة" if amount < 0 else "تبرع",
        )  # fmt: skip


def bank_of(ledger, folder, **more):
    known = {"bank": "مصرف الجمهورية", "currency": "LYD", "iban": IBAN} | more
    new = NewBankAccount(**{"account_id": ledger.accounts["1121"]} | known)
    number = add_bank_account(ledger.session.book, ledger.session.by, new)
    return Bank(ledger, number, folder)
