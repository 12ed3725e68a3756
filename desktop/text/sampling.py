"""How samples are told: the method with its seed, and why a voucher was drawn."""

from __future__ import annotations

import json

from desktop.domain.trust.sampling import SampleRow
from desktop.text.labels import label
from desktop.text.words import Words


def method_text(sample: SampleRow, words: Words) -> str:
    """Return method, size and seed in a line, enough to draw the sample again."""
    size = json.loads(sample.parameters)["size"]
    return words(
        "{method}, size {size}, seed “{seed}”",
        method=label(sample.method, words),
        size=size,
        seed=sample.seed,
    )


def reason_text(reason: str, words: Words) -> str:
    """Return why a voucher was drawn."""
    kind, _, detail = reason.partition(":")
    if kind == "amount":
        return words("By amount, {n} times", n=detail) if detail != "1" else words("By amount")
    if kind == "stratum":
        return words("Of the stratum {name}", name=detail or "\u2013")
    return words("At random")
