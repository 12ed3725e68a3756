"""Close, file and reopen a year from the window: ask, sign, work, tell."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_ltr, isolate_name
from desktop.domain.ledger.closing.fund_closing import ClosingPlan
from desktop.services.ledger.closing.checklist import Point, explain_point
from desktop.services.ledger.closing.close_year import Closed, close_year
from desktop.services.ledger.closing.file_year import file_year
from desktop.services.ledger.closing.reopen_year import (
    agree_reopening,
    ask_reopening,
    decline_reopening,
)
from desktop.text.words import mark
from desktop.ui.forms import Field
from desktop.ui.forms.form_dialog import FormDialog
from desktop.ui.screens.approvals.sign_dialog import SignDialog
from desktop.ui.screens.ledger.closing.facts import Workplace
from desktop.ui.screens.ledger.closing.year_card import Deed
from desktop.ui.shell.spec import Context
from desktop.ui.words import ui_words
from desktop.ui.work.topic import Topic

if TYPE_CHECKING:
    from desktop.ui.work.handle import Handle

_TOPICS: Final = frozenset({Topic.YEARS, Topic.ENTRIES})


class YearDeeds(QObject):
    """One deed at a time; the window that asks stays until it is done."""

    began = Signal()
    """Closing is under way."""
    told = Signal(int, int)
    """How far closing is."""
    ended = Signal()
    """Closing is over, whatever came of it."""
    refused = Signal(object)
    """The UserError of a closing that had begun."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._over = context, parent
        self._handle: Handle | None = None
        self.dialog: SignDialog | FormDialog | None = None

    @property
    def busy(self) -> bool:
        """Whether a year is being closed."""
        return self._handle is not None

    def begin(self, deed: Deed, found: Workplace) -> None:
        """Ask for the signature that `deed` needs."""
        if found.chosen is None or self.busy:
            return
        year = found.chosen.year.name
        match deed:
            case Deed.EXPORT:
                self._context.go("export", {"year": year})
            case Deed.CLOSE:
                self._close(year, found)
            case Deed.FILE:
                self._file(year, found)
            case Deed.ASK:
                self._ask(year)
            case Deed.AGREE:
                self._agree(year, found)
            case Deed.DECLINE:
                self._decline(year)

    def cancel(self) -> None:
        """Stop closing; the year is as before."""
        if self._handle is not None:
            self._handle.cancel()

    def explain(self, year: str, point: Point) -> None:
        """Ask why a point may stay open."""
        words = ui_words()
        title = mark("Why it may stay open")
        dialog = FormDialog(
            title,
            mark(
                "The reason stands beside the point, and in the log, as long as its figure holds."
            ),
            mark("Keep the reason"),
            (Field("reason", mark("Reason"), required=True),),
            icon="file-text",
            parent=self._over,
        )
        self._show(dialog)
        session, said = self._context.session, words("The reason is kept with the checklist.")

        def keep(values: Any) -> None:
            self._context.work.write(
                lambda: explain_point(
                    session.book, session.by, year, point.check.key, values["reason"]
                ),
                lambda _: self._done(dialog, said),
                dialog.show_refusal,
                _TOPICS,
                owner=dialog,
            )

        dialog.agreed.connect(keep)

    # Closing ----------------------------------------------------------------------------------

    def _close(self, year: str, found: Workplace) -> None:
        words = ui_words()
        count = len(found.plan.closings) if isinstance(found.plan, ClosingPlan) else 0
        left = 0 if found.checklist is None else len(found.checklist.left)
        parts = [
            words.plural(
                "{n} closing entry is posted on the last day, and every month is locked.",
                "{n} closing entries are posted on the last day, and every month is locked.",
                count,
            )
        ]
        if left:
            parts.append(
                words.plural(
                    "{n} point of the checklist is still open: the log will say so.",
                    "{n} points of the checklist are still open: the log will say so.",
                    left,
                )
            )
        parts.append(words("Opening it again takes two officers."))
        title = words("Close the year {year}?", year=isolate_ltr(year))
        dialog = self._signing(title, " ".join(parts), mark("Sign and close"))
        dialog.agreed.connect(lambda secret, _: self._work(dialog, year, secret))

    def _work(self, dialog: SignDialog, year: str, secret: str) -> None:
        session, spoken = self._context.session, ui_words().language
        self.began.emit()
        dialog.hide()

        def refused(error: UserError) -> None:
            self._end()
            if error.key == "wrong-signing-passphrase":
                dialog.open()
                dialog.show_refusal(error)
            else:
                dialog.finish()
                self.refused.emit(error)

        def stopped() -> None:
            self._end()
            dialog.finish()
            self._context.toast(ui_words()("Stopped. The year is open as before."))

        def done(closed: Closed) -> None:
            self._end()
            words = ui_words()
            name = isolate_ltr(closed.year_name)
            self._done(dialog, words("The fiscal year {year} is closed.", year=name))

        self._handle = self._context.work.long(
            lambda told: close_year(
                session, year, passphrase=secret, language=spoken, progress=told
            ),
            done,
            refused,
            self.told.emit,
            stopped=stopped,
            changes=_TOPICS,
            owner=self,
        )

    def _end(self) -> None:
        self._handle = None
        self.ended.emit()

    # The other deeds --------------------------------------------------------------------------

    def _file(self, year: str, found: Workplace) -> None:
        words = ui_words()
        package = None if found.history is None else found.history.package
        name = "" if package is None else f"{package.number} v{package.version}"
        title = words("Mark the year {year} as filed?", year=isolate_ltr(year))
        text = words(
            "You sign that the package {package} was handed over. The year never opens again.",
            package=isolate_ltr(name),
        )
        self._sign(
            title,
            text,
            mark("Sign"),
            lambda secret, _: file_year(self._context.session, year, passphrase=secret),
            words("The fiscal year {year} is filed.", year=isolate_ltr(year)),
            dangerous=True,
        )

    def _ask(self, year: str) -> None:
        words = ui_words()
        self._sign(
            words("Ask that {year} be opened again?", year=isolate_ltr(year)),
            words("Say why. Another officer has to agree; the log keeps both."),
            mark("Sign the request"),
            lambda secret, reason: ask_reopening(
                self._context.session, year, reason, passphrase=secret
            ),
            words(
                "Another officer has to agree before {year} opens again.", year=isolate_ltr(year)
            ),
            reason=True,
        )

    def _agree(self, year: str, found: Workplace) -> None:
        words, spoken = ui_words(), ui_words().language
        request = None if found.history is None else found.history.request
        why = "" if request is None else request.reason
        self._sign(
            words("Open {year} again?", year=isolate_ltr(year)),
            words(
                "The reason given: {reason}. The closing entries are taken back; months stay "
                "locked until somebody unlocks the one to be corrected.",
                reason=isolate_name(why),
            ),
            mark("Sign and reopen"),
            lambda secret, _: agree_reopening(
                self._context.session, year, passphrase=secret, language=spoken
            ),
            words("The fiscal year {year} is open again.", year=isolate_ltr(year)),
            dangerous=True,
        )

    def _decline(self, year: str) -> None:
        words = ui_words()
        self._sign(
            words("Decline to open {year} again?", year=isolate_ltr(year)),
            words("The year stays closed. The log keeps the request and the answer."),
            mark("Sign the answer"),
            lambda secret, reason: decline_reopening(
                self._context.session, year, reason, passphrase=secret
            ),
            words("The fiscal year {year} stays closed.", year=isolate_ltr(year)),
            reason=True,
        )

    def _sign(
        self,
        title: str,
        text: str,
        confirm: str,
        deed: Callable[[str, str], object],
        said: str,
        *,
        reason: bool = False,
        dangerous: bool = False,
    ) -> None:
        dialog = self._signing(title, text, confirm, reason=reason, dangerous=dangerous)
        dialog.agreed.connect(
            lambda secret, why: self._context.work.write(
                lambda: deed(secret, why),
                lambda _: self._done(dialog, said),
                dialog.show_refusal,
                _TOPICS,
                owner=dialog,
            )
        )

    def _signing(self, title: str, text: str, confirm: str, **more: bool) -> SignDialog:
        dialog = SignDialog(title, text, confirm, parent=self._over, **more)
        self._show(dialog)
        return dialog

    def _show(self, dialog: SignDialog | FormDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _done(self, dialog: SignDialog | FormDialog, said: str) -> None:
        dialog.finish()
        self._context.toast(said)

    def _on_closed(self) -> None:
        self.dialog = None
