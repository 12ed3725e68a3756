"""The words of the records of vouchers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop.text.words import mark

SUBJECTS: Final[Mapping[str, str]] = {
    "cheque": mark("cheque {key}"),
    "cheque_event": mark("event of a cheque {key}"),
    "voiding": mark("voiding {key}"),
    "voucher_template": mark("voucher template {key}"),
    "recurrence": mark("recurring voucher {key}"),
    "recurrence_skip": mark("left out occurrence {key}"),
}

COLUMNS: Final[Mapping[str, str]] = {
    "bank": mark("Bank"),
    "cheque_id": mark("Cheque"),
    "direction": mark("Issued or received"),
    "month_day": mark("Day of the month"),
    "recurrence_id": mark("Recurring voucher"),
    "rhythm": mark("Rhythm"),
    "template_id": mark("Template"),
}

KINDS: Final[Mapping[str, str]] = {
    "cheque_event": mark("Cheques"),
    "voiding": mark("Voided vouchers"),
    "voucher_template": mark("Voucher templates"),
}
