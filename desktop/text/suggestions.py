"""Why two sides are believed to be the same money, in a sentence."""

from __future__ import annotations

from desktop.domain.isolates import isolate_ltr
from desktop.domain.ledger.banks.suggestion import Reason, Suggestion
from desktop.text.labels import label
from desktop.text.words import Words

_COUNTED = {Reason.SUM_OF_BOOK: "book", Reason.SUM_OF_BANK: "bank"}


def why(suggestion: Suggestion, words: Words) -> str:
    """Return the reasons of a suggestion, joined."""
    counts = {"book": len(suggestion.book), "bank": len(suggestion.bank)}
    return words("; ").join(
        label(
            reason,
            words,
            mark=isolate_ltr(suggestion.mark),
            days=isolate_ltr(suggestion.days),
            count=isolate_ltr(counts.get(_COUNTED.get(reason, ""), 0)),
        )
        for reason in suggestion.reasons
    )
