"""The screens of the audit, as the window registers them."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark
from desktop.ui.screens.audit.findings_screen import FindingsScreen
from desktop.ui.screens.audit.pack_screen import AuditPackScreen
from desktop.ui.screens.audit.samples_kind import SAMPLES
from desktop.ui.screens.audit.trail_screen import TrailScreen
from desktop.ui.screens.audit.workplace import WorkplaceScreen
from desktop.ui.screens.registers.screen import RegisterScreen
from desktop.ui.shell.spec import Area, ScreenSpec

AUDIT_SCREENS: Final = (
    ScreenSpec("audit", mark("Auditor's workplace"), "search", Area.TRUST, WorkplaceScreen),
    ScreenSpec("findings", mark("Findings"), "file-check", Area.TRUST, FindingsScreen),
    ScreenSpec(
        "samples",
        mark("Samples"),
        "list-tree",
        Area.TRUST,
        lambda context: RegisterScreen(context, (SAMPLES,)),
    ),
    ScreenSpec("audit-pack", mark("Audit pack"), "archive", Area.TRUST, AuditPackScreen),
    ScreenSpec("trail", mark("Audit trail"), "clock", Area.TRUST, TrailScreen),
)
