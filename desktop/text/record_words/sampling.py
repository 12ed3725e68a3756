"""The words of samples and their ticks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop.text.words import mark

SUBJECTS: Final[Mapping[str, str]] = {
    "audit_sample": mark("sample {key}"),
    "audit_sample_item": mark("voucher {key} of a sample"),
    "audit_tick": mark("tick {key} of a sample"),
}

COLUMNS: Final[Mapping[str, str]] = {
    "item_id": mark("Voucher of a sample"),
    "parameters": mark("How it was drawn"),
    "population": mark("Vouchers drawn from"),
    "population_amount": mark("Amount drawn from"),
    "result": mark("Result"),
    "sample_id": mark("Sample"),
    "seed": mark("Seed"),
}

KINDS: Final[Mapping[str, str]] = {
    "audit_sample": mark("Samples"),
    "audit_tick": mark("Ticks of samples"),
}
