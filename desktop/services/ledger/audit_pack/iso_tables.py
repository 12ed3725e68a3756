"""Tables with names after ISO 21378 (audit data collection), as far as they are known to us.

docs/SPEC-audit-data.md says what each stands for and what is not covered.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop.store.queries.audit_data import ACCOUNTS, ENTRIES, LINES, DataTable


@dataclass(frozen=True, slots=True)
class IsoTable:
    """A table made of columns of one of ours: (its name of the field, our column)."""

    name: str
    table: DataTable
    columns: tuple[tuple[str, str], ...]


ISO_TABLES: Final = (
    IsoTable(
        "GL_Accounts",
        ACCOUNTS,
        (
            ("GL_Account_Number", "code"),
            ("GL_Account_Name", "name_ar"),
            ("GL_Account_Name_English", "name_en"),
            ("GL_Account_Type", "kind"),
            ("Parent_GL_Account_Number", "parent"),
            ("Opening_Balance_Amount", "opening"),
            ("Debit_Amount", "debit"),
            ("Credit_Amount", "credit"),
            ("Closing_Balance_Amount", "closing"),
        ),
    ),
    IsoTable(
        "GL_Journal_Entries",
        ENTRIES,
        (
            ("Journal_Entry_ID", "entry"),
            ("Fiscal_Year", "year"),
            ("Journal_Entry_Type", "series"),
            ("Journal_Entry_Number", "number"),
            ("Effective_Date", "day"),
            ("Entered_Datetime", "recorded_at"),
            ("Entered_By", "officer"),
            ("Journal_Entry_Description", "narration"),
            ("Document_Number", "reference"),
            ("Amount", "amount"),
            ("Reversed_Journal_Entry_ID", "reverses"),
        ),
    ),
    IsoTable(
        "GL_Journal_Entry_Details",
        LINES,
        (
            ("Journal_Entry_ID", "entry"),
            ("Journal_Entry_Line_Number", "position"),
            ("GL_Account_Number", "account"),
            ("Debit_Amount", "debit"),
            ("Credit_Amount", "credit"),
            ("Line_Description", "memo"),
            ("Business_Partner_ID", "partner"),
            ("Business_Segment_Fund", "fund"),
            ("Business_Segment_Project", "project"),
            ("Business_Segment_Branch", "branch"),
            ("Transaction_Currency", "currency"),
            ("Transaction_Amount", "foreign_amount"),
            ("Exchange_Rate", "rate"),
        ),
    ),
)
