"""The two years, told from the opening balances to the last day."""

from __future__ import annotations

from desktop.services.samples.activities import plan_activities
from desktop.services.samples.dues import plan_dues
from desktop.services.samples.facts import Facts
from desktop.services.samples.giving import plan_giving
from desktop.services.samples.grants import plan_grants
from desktop.services.samples.mistakes import plan_mistakes
from desktop.services.samples.opening import plan_opening
from desktop.services.samples.payroll import plan_payroll
from desktop.services.samples.planned import PlannedEntry
from desktop.services.samples.running import plan_running
from desktop.services.samples.world import World
from desktop.services.samples.year_end import plan_year_end


def tell(facts: Facts) -> tuple[PlannedEntry, ...]:
    """Return every entry of the sample in order of day; the same ones each time."""
    world = World(facts)
    plan_opening(world)
    for plan in (
        plan_grants,
        plan_payroll,
        plan_running,
        plan_giving,
        plan_dues,
        plan_activities,
        plan_mistakes,
        plan_year_end,
    ):
        plan(world)
    world.live()
    return tuple(world.entries)
