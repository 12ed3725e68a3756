"""Histories of the log held against an earlier receipt: rewritten ones caught, honest ones not."""

from __future__ import annotations

from tests.services.disclosure import histories
from tests.soak.part import Control, Outcome, Part, Tally


def run(count: int, seed: int) -> Outcome:
    """Judge `count` histories, half of them honest, by the book and both verifiers."""
    tally = Tally()
    result = histories.run(count // 2, seed)
    wrong = [f"missed {each}" for each in result.missed]
    wrong += [f"honest and refused {each}" for each in result.refused]
    wrong += [f"judges differ {each}" for each in result.disagreed]
    for kind, tried in result.kinds.items():
        for _ in range(tried):
            tally.add(kind, [])
    tally.bad, tally.complaints = len(wrong), wrong[:8]
    blind = "verifiers that are not shown the receipt"
    return Outcome(tally, (Control(blind, result.rewritten, result.control_missed),))


PART = Part(
    name="histories",
    promise="histories against an earlier receipt: rewritten all caught, honest all accepted,"
    " the second verifier agrees",
    full=6_000,
    sample=120,
    run=run,
)
