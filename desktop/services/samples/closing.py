"""Close the first year of the sample, as its treasurer did: what stayed open is explained."""

from __future__ import annotations

import json

from desktop import resources
from desktop.domain.ledger.closing.points import PointState
from desktop.services.ledger.closing.checklist import checklist, explain_point
from desktop.services.ledger.closing.close_year import close_year
from desktop.services.samples.facts import FOLDER
from desktop.services.samples.world import FIRST_DAY
from desktop.services.session import Session


def close_first_year(session: Session, passphrase: str) -> None:
    """Explain what is open in the first year, and close it. Nothing is posted in it afterwards.

    The book was written a moment ago by the program itself, so it is not proved again here.
    """
    told = json.loads(resources.path(f"{FOLDER}/closing.json").read_text(encoding="utf-8"))
    book, by, year = session.book, session.by, str(FIRST_DAY.year)
    for point in checklist(book, by, year, sound=True).points:
        reason = told["points"].get(point.check.key)
        if point.state is PointState.FAILS and reason is not None:
            explain_point(book, by, year, point.check.key, reason)
    close_year(session, year, passphrase=passphrase, reason=told["reason"], sound=True)
