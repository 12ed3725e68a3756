"""Which groups an officer may put a document into."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act
from desktop.domain.trust.key_groups import AUTHORITY, GENERAL
from desktop.services.session import Session
from desktop.services.trust.groups import open_group
from desktop.store.tables.documents import key_group


@dataclass(frozen=True, slots=True)
class GroupChoice:
    """A group whose key the officer has; `general` is everybody's."""

    id: int
    code: str
    name_ar: str
    name_en: str

    @property
    def general(self) -> bool:
        """Whether everybody who opens the book belongs to it."""
        return self.code == GENERAL


def my_groups(session: Session) -> tuple[GroupChoice, ...]:
    """Return the groups in use that the officer's key opens, everybody's first."""
    with session.book.read(session.by, Act.READ_DOCUMENTS) as conn:
        rows = conn.execute(
            select(key_group)
            .where(key_group.c.active == 1, key_group.c.code != AUTHORITY)
            .order_by(key_group.c.code)
        ).all()
        found: list[GroupChoice] = []
        for row in rows:
            try:
                open_group(conn, row.id, session.by, session.exchange)
            except UserError:
                continue
            found.append(GroupChoice(row.id, row.code, row.name_ar, row.name_en))
    return tuple(sorted(found, key=lambda each: (not each.general, each.code)))


def group_by_code(session: Session, code: str) -> int:
    """Return the id of a group by its code; raises UserError `group-unknown`."""
    with session.book.read(session.by, Act.READ_DOCUMENTS) as conn:
        found = conn.execute(select(key_group.c.id).where(key_group.c.code == code)).scalar()
    if found is None:
        raise UserError("group-unknown", group=code)
    return int(found)
