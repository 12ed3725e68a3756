"""Keys: one's own passphrase, the recovery code in two halves, confidential groups."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QScrollArea, QWidget

from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_ltr
from desktop.domain.trust.acting import Act
from desktop.domain.trust.key_groups import KeyGroup, NewGroup
from desktop.domain.trust.recovery_code import RecoveryCode
from desktop.services.trust.change_passphrase import change_passphrase
from desktop.services.trust.confidential_groups import change_members, create_group
from desktop.services.trust.key_state import KeyState, key_state
from desktop.services.trust.recovery import make_recovery
from desktop.text.words import mark
from desktop.ui.screens.parts.fault import Fault
from desktop.ui.screens.trust.deed_dialog import DeedDialog
from desktop.ui.screens.trust.keys_cards import GroupsCard, PassphraseCard, RecoveryCard
from desktop.ui.screens.trust.keys_dialogs import (
    ChangePassphrase,
    GroupDialog,
    MakeRecovery,
    OldAndNew,
    ShowHalf,
)
from desktop.ui.screens.trust.log_key_card import LogKeyCard, ReplaceLogKey, replacing
from desktop.ui.screens.trust.officer_dialogs import Confirmed
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.theme import Space
from desktop.ui.widgets.states import LoadingLine
from desktop.ui.widgets.text import column, row
from desktop.ui.words import ui_words
from desktop.ui.work.topic import Topic

_WIDEST: Final = 860
_CHANGES: Final = frozenset({Topic.OFFICERS, Topic.DOCUMENTS})


class KeysScreen(QWidget):
    """Four sheets, one below the other."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._state: KeyState | None = None
        self.dialog: DeedDialog | None = None
        by = context.session.by
        self.passphrase = PassphraseCard()
        self.recovery = RecoveryCard(may=by.may(Act.MANAGE_KEYS))
        self.groups = GroupsCard(may=by.may(Act.ADD_DOCUMENT))
        self.log_key = LogKeyCard(may=by.may(Act.MANAGE_KEYS))
        self.fault = Fault()
        self._loading = LoadingLine()
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        inside = column(Space.L, 0, inner)
        for each in (
            self._loading,
            self.fault,
            self.passphrase,
            self.recovery,
            self.groups,
            self.log_key,
        ):
            inside.addWidget(each)
        inside.addStretch(1)
        middle = QWidget()
        across = row(0, Space.XL, middle)
        across.addStretch(1)
        across.addWidget(inner, 100)
        across.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(middle)
        column(0, 0, self).addWidget(scroll)
        self.passphrase.asked.connect(self.change_passphrase)
        self.recovery.asked.connect(self.make_recovery)
        self.groups.new_asked.connect(self.new_group)
        self.groups.members_asked.connect(self.change_members)
        self.log_key.asked.connect(self.replace_log_key)
        bind(self, "F4", self.change_passphrase)
        bind(self, "F5", self.make_recovery)
        bind(self, "F7", self.new_group)
        self.setFocusProxy(self.passphrase.change)
        self._load()

    # What the shell asks ----------------------------------------------------------------------

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read again what has changed."""
        if topics & _CHANGES:
            self._load()

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this screen."""
        words = ui_words()
        return (
            ("F4", words("My passphrase")),
            ("F5", words("Recovery code")),
            ("F7", words("New group")),
        )

    def _load(self) -> None:
        session = self._context.session
        self._loading.show()
        self.fault.clear()
        self._context.work.read(
            lambda: key_state(session), self._on_state, self._on_failed, owner=self
        )

    def _on_state(self, state: KeyState) -> None:
        self._loading.hide()
        self._state = state
        self.recovery.show_state(state)
        self.groups.show_state(state)

    def _on_failed(self, error: UserError) -> None:
        self._loading.hide()
        self.fault.show_error(error)

    # Deeds ------------------------------------------------------------------------------------

    def change_passphrase(self) -> None:
        """Ask for another passphrase of one's own."""
        organisation, by = self._context.masters().organisation, self._context.session.by
        names = (organisation.name_ar, organisation.name_en, by.name_ar, by.name_en)
        dialog = ChangePassphrase(names, self)
        session = self._context.session

        def deed(found: object) -> Callable[[], object] | None:
            if not isinstance(found, OldAndNew):
                return None
            return lambda: change_passphrase(session, old=found.old, new=found.new)

        self._ask(dialog, deed, mark("The new passphrase holds from now on."))

    def new_group(self) -> None:
        """Ask for a new confidential group."""
        if self._state is None or not self.groups.new.isEnabled():
            return
        session = self._context.session
        dialog = GroupDialog(self._state.officers, session.by.code, parent=self)

        def deed(found: object) -> Callable[[], object] | None:
            return (lambda: create_group(session, found)) if isinstance(found, NewGroup) else None

        self._ask(dialog, deed, mark("The group is there. Put documents into it in the archive."))

    def change_members(self, group: KeyGroup) -> None:
        """Ask who belongs to a group."""
        if self._state is None:
            return
        session = self._context.session
        dialog = GroupDialog(self._state.officers, session.by.code, group, self)

        def deed(found: object) -> Callable[[], object] | None:
            if not isinstance(found, tuple):
                return None
            recovery = dialog.recovery.isChecked()
            return lambda: change_members(session, group.id, found, recovery=recovery)

        self._ask(dialog, deed, mark("The members are changed; the group has a new key."))

    def replace_log_key(self) -> None:
        """Ask whether the log is to have another key."""
        session = self._context.session
        self._ask(
            ReplaceLogKey(self),
            lambda found: replacing(session, found),
            mark("The log has a new key. Make a backup and a package with it soon."),
        )

    def _ask(
        self,
        dialog: DeedDialog,
        deed: Callable[[object], Callable[[], object] | None],
        said: str,
    ) -> None:
        if self.dialog is not None:
            return

        def on_done(_done: object) -> None:
            dialog.finish()
            self._context.toast(ui_words()(said))

        def on_agreed(found: object) -> None:
            does = deed(found)
            if does is not None:
                self._context.work.write(does, on_done, dialog.show_error, _CHANGES, owner=dialog)

        dialog.agreed.connect(on_agreed)
        self._open(dialog)

    def _open(self, dialog: DeedDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(lambda _: self._on_closed(dialog))
        dialog.open()

    def _on_closed(self, dialog: DeedDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None

    # The recovery code ------------------------------------------------------------------------

    def make_recovery(self) -> None:
        """Make a code, and show its halves one after the other."""
        if self.dialog is not None or not self.recovery.make.isEnabled():
            return
        stands = self._state is not None and self._state.recovery is not None
        dialog = MakeRecovery(stands=stands, parent=self)
        session = self._context.session

        def on_made(code: RecoveryCode) -> None:
            dialog.finish()
            self._show_half(code, 1)

        def on_agreed(found: object) -> None:
            if isinstance(found, Confirmed):
                self._context.work.write(
                    lambda: make_recovery(
                        session,
                        passphrase=found.own,
                        founder_passphrase=found.founder or None,
                    ),
                    on_made,
                    dialog.show_error,
                    _CHANGES,
                    owner=dialog,
                )

        dialog.agreed.connect(on_agreed)
        self._open(dialog)

    def _show_half(self, code: RecoveryCode, half: int) -> None:
        dialog = ShowHalf(half, code.first if half == 1 else code.second, self)
        dialog.agreed.connect(lambda _: self._on_save(dialog, code))
        if half == 1:
            dialog.finished.connect(lambda _: self._show_half(code, 2))
        self._open(dialog)

    def _on_save(self, dialog: ShowHalf, code: RecoveryCode) -> None:
        name, _ = QFileDialog.getSaveFileName(
            dialog,
            ui_words()(mark("Save the sheet")),
            f"sijill-recovery-{dialog.half}.pdf",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            self.save_half(dialog, code, Path(name))
        else:
            dialog.saved()

    def save_half(self, dialog: ShowHalf, code: RecoveryCode, target: Path) -> None:
        """Write the sheet of the half that is shown to the new file `target`."""
        # Loads typesetting: nobody waits for it before a sheet is wanted.
        from desktop.services.trust.recovery_sheets import (  # noqa: PLC0415
            write_recovery_sheet,
        )

        session, words = self._context.session, ui_words()

        def on_written(_written: object) -> None:
            dialog.saved()
            self._context.toast(words("Saved as {path}", path=isolate_ltr(str(target))))

        self._context.work.read(
            lambda: write_recovery_sheet(session, code, dialog.half, target, words),
            on_written,
            dialog.show_error,
            owner=dialog,
        )
