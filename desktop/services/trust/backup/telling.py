"""Tell a person how far a backup is, in steps of one scale for all its stages."""

from __future__ import annotations

from collections.abc import Callable

from desktop.domain.trust.backups import TOTAL, Plan, Stage

Progress = Callable[[int, int], None]
"""Hears (step, `backups.TOTAL`); what it raises stops the deed, and nothing half is left."""


class Telling:
    """Turns the progress of one stage into steps of the whole."""

    def __init__(self, plan: Plan, progress: Progress | None) -> None:
        self._plan = plan
        self._progress = progress

    def at(self, stage: Stage, done: int = 0, total: int = 1) -> None:
        """Tell that `done` of `total` of a stage are behind."""
        if self._progress is not None:
            self._progress(self._plan.step(stage, done, total), TOTAL)

    def of(self, stage: Stage, before: int = 0, whole: int | None = None) -> Progress:
        """Return a listener for a piece of work inside a stage.

        `before` of `whole` were behind when it began, counted in its own units.
        """
        return lambda done, total: self.at(stage, before + done, whole or total)
