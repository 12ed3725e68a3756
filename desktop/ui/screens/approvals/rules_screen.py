"""The rules by which entries need approval, and the limits of what may be spent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act
from desktop.domain.trust.approval_rules import Rule
from desktop.services.trust.approvals.budget import (
    BudgetState,
    list_budget_lines,
    set_budget_line,
    stop_budget_line,
)
from desktop.services.trust.approvals.rules import add_rule, list_rules, stop_rule
from desktop.text.words import mark
from desktop.ui.forms.form_dialog import FormDialog
from desktop.ui.screens.approvals.rule_kinds import (
    LIMIT_COLUMNS,
    RULE_COLUMNS,
    Values,
    limit_fields,
    limit_row,
    new_limit,
    new_rule,
    rule_fields,
    rule_row,
)
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.table import Table
from desktop.ui.theme import Space
from desktop.ui.widgets.banner import Banner, Tone
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.segmented import Segmented
from desktop.ui.widgets.states import EmptyState, ErrorState, LoadingLine
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, ui_words
from desktop.ui.work.topic import Topic

RULES: Final = "rules"
LIMITS: Final = "limits"
_ABOUT: Final = {
    RULES: mark(
        "An entry that a rule covers is posted only when other officers have signed it. Every rule "
        "asks by itself. A rule is never changed: put it aside and set another."
    ),
    LIMITS: mark(
        "An entry of expenses is held against every limit that fits it. Whether you are told, "
        "warned or stopped is a setting."
    ),
}
_CHANGED: Final = frozenset({Topic.SETTINGS, Topic.APPROVALS})


@dataclass(frozen=True, slots=True)
class _Found:
    rules: tuple[Rule, ...]
    limits: tuple[BudgetState, ...]


class RulesScreen(QWidget):
    """Two lists; F5 sets something new, Delete puts aside, F6 goes to the other."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._found = _Found((), ())
        self.dialog: FormDialog | None = None
        self.kinds = Segmented([(RULES, mark("Approval rules")), (LIMITS, mark("Budget limits"))])
        self.rules: RowsModel[Any] = RowsModel(RULE_COLUMNS, context.currency, self)
        self.limits: RowsModel[Any] = RowsModel(LIMIT_COLUMNS, context.currency, self)
        self.tables = {RULES: Table(self.rules), LIMITS: Table(self.limits)}
        self.none = {
            RULES: EmptyState(
                "stamp",
                mark("No approval rules yet"),
                mark(
                    "Every officer who may post, posts alone. Set a rule, for example: payments "
                    "from 1,000 need the chair."
                ),
            ),
            LIMITS: EmptyState(
                "scale",
                mark("No budget limits yet"),
                mark("Set what may be spent in a year: in all, on a project, or on an account."),
            ),
        }
        self.error = ErrorState(UserError("program-fault", reference=""))
        self.banner, self._about = Banner(), Text("", "muted", wrap=True)
        self._loading = LoadingLine()
        self.new = Button(mark("New rule"), Kind.PRIMARY, "plus", "F5")
        self.stop = Button(mark("Put aside"), Kind.SECONDARY, "archive")
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._on_kind()
        self._load()

    # What the shell asks ----------------------------------------------------------------------

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read again what may have changed."""
        if topics & {Topic.SETTINGS, Topic.APPROVALS, Topic.ENTRIES, Topic.CHART, Topic.YEARS}:
            self._load()

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this screen."""
        words = ui_words()
        return (
            ("F5", words("New")),
            ("Del", words("Put aside")),
            ("F6", words("Next list")),
        )

    def retranslate(self) -> None:
        """Say everything in the current language."""
        words, masters = ui_words(), self._context.masters()
        self.tables[RULES].set_name(words("Approval rules"))
        self.tables[LIMITS].set_name(words("Budget limits"))
        for model in (self.rules, self.limits):
            model.retranslate()
        self.rules.set_rows([rule_row(each, masters, words) for each in self._found.rules])
        self.limits.set_rows([limit_row(each, masters, words) for each in self._found.limits])
        self._about.setText(words(_ABOUT[self.kinds.key()]))

    # ------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        above = row(Space.M)
        above.addWidget(self.kinds)
        above.addStretch(1)
        above.addWidget(self.stop)
        above.addWidget(self.new)
        for page in (*self.tables.values(), *self.none.values(), self.error):
            self._stack.addWidget(page)
        layout = column(Space.S, Space.L, self)
        layout.addLayout(above)
        layout.addWidget(self._about)
        layout.addWidget(self._loading)
        layout.addWidget(self.banner)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        may = self._context.session.by.may(Act.MANAGE_RULES)
        self.new.setEnabled(may)
        self.new.clicked.connect(self._on_new)
        self.stop.clicked.connect(self._on_stop)
        self.kinds.chosen.connect(lambda _: self._on_kind())
        self.error.retried.connect(self._load)
        for table in self.tables.values():
            table.picked.connect(lambda _: self._show_deeds())
        bind(self, "F5", self._on_new)
        bind(self, "F6", self._on_other)
        bind(self, "Delete", self._on_stop)
        language().changed.connect(self._on_kind)

    def _load(self) -> None:
        book, by = self._context.session.book, self._context.session.by
        self._loading.show()
        self._context.work.read(
            lambda: _Found(list_rules(book, by), list_budget_lines(book, by)),
            self._on_found,
            self._on_failed,
            owner=self,
        )

    def _on_found(self, found: _Found) -> None:
        self._loading.hide()
        self._found = found
        self._on_kind()

    def _on_failed(self, error: UserError) -> None:
        self._loading.hide()
        self.error.set_error(error)
        self._stack.setCurrentWidget(self.error)

    def _on_kind(self) -> None:
        key = self.kinds.key()
        self.new.set_message(mark("New rule") if key == RULES else mark("New limit"))
        rows: Sequence[object] = self._found.rules if key == RULES else self._found.limits
        self.retranslate()
        shown: QWidget = self.tables[key] if rows else self.none[key]
        self._stack.setCurrentWidget(shown)
        self.setFocusProxy(self.tables[key] if rows else self.new)
        self.stop.setVisible(bool(rows))
        self.tables[key].pick(0)
        self._show_deeds()

    def _show_deeds(self) -> None:
        picked = self.tables[self.kinds.key()].current_row()
        holds = picked is not None and (self.kinds.key() == LIMITS or picked.rule.active)
        self.stop.setEnabled(holds and self._context.session.by.may(Act.MANAGE_RULES))

    def _on_other(self) -> None:
        self.kinds.set_key(LIMITS if self.kinds.key() == RULES else RULES)
        self._on_kind()
        self.setFocus()

    # Deeds ------------------------------------------------------------------------------------

    def _on_new(self) -> None:
        if not self.new.isEnabled() or self.dialog is not None:
            return
        words, masters = ui_words(), self._context.masters()
        currency = self._context.currency
        of_rules = self.kinds.key() == RULES
        fields = (rule_fields if of_rules else limit_fields)(masters, currency, words)
        self.dialog = dialog = FormDialog(
            mark("New rule") if of_rules else mark("New limit"),
            _ABOUT[self.kinds.key()],
            mark("Set the rule") if of_rules else mark("Set the limit"),
            fields,
            icon="stamp" if of_rules else "scale",
            parent=self,
        )
        dialog.agreed.connect(partial(self._on_agreed, dialog, self.kinds.key()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _on_closed(self) -> None:
        self.dialog = None

    def _on_agreed(self, dialog: FormDialog, kind: str, values: Values) -> None:
        book, by = self._context.session.book, self._context.session.by

        def write() -> int:
            if kind == RULES:
                return add_rule(book, by, new_rule(values))
            return set_budget_line(book, by, new_limit(values))

        said = mark("The rule holds from now on.") if kind == RULES else mark("The limit is set.")
        self._context.work.write(
            write, partial(self._on_set, dialog, said), dialog.show_refusal, _CHANGED, owner=dialog
        )

    def _on_set(self, dialog: FormDialog, message: str, _: int) -> None:
        dialog.finish()
        self._context.toast(ui_words()(message))

    def _on_stop(self) -> None:
        picked = self.tables[self.kinds.key()].current_row()
        if picked is None or not self.stop.isEnabled() or self.stop.isHidden():
            return
        book, by = self._context.session.book, self._context.session.by
        deed: Callable[[], None]
        if self.kinds.key() == RULES:
            deed = partial(stop_rule, book, by, picked.rule.id)
        else:
            deed = partial(stop_budget_line, book, by, picked.state.line.id)
        self._context.work.write(
            deed, lambda _: None, partial(self.banner.say, Tone.DANGER), _CHANGED, owner=self
        )
