"""Every widget in every state on one page, to be looked at."""

import datetime as dt

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desktop.domain.currency import currency_of
from desktop.domain.errors import UserError
from desktop.ui.forms import Field, FieldKind, Form
from desktop.ui.theme import Space
from desktop.ui.widgets.amount_edit import AmountEcho, AmountEdit
from desktop.ui.widgets.badge import TONES, Badge
from desktop.ui.widgets.banner import Banner, Tone
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.card import Card, StatCard
from desktop.ui.widgets.day_edit import DayEdit
from desktop.ui.widgets.key_hints import KeyHints
from desktop.ui.widgets.passphrase_edit import PassphraseEdit
from desktop.ui.widgets.pick_edit import Choice, PickEdit
from desktop.ui.widgets.progress_panel import ProgressPanel
from desktop.ui.widgets.search_edit import SearchEdit
from desktop.ui.widgets.segmented import Segmented
from desktop.ui.widgets.states import EmptyState, ErrorState, LoadingLine
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import ui_words

LYD = currency_of("LYD")
ACCOUNTS = (
    Choice(1, "1111", "الخزينة الرئيسية"),
    Choice(2, "1121", "المصرف الرئيسي - دينار"),
    Choice(3, "5112", "تدريب وورش عمل"),
)
FIELDS = (
    Field(
        "name", "Organisation", required=True, hint="Fill it in, or remove the line (Ctrl+Delete)."
    ),
    Field("amount", "Debit", FieldKind.AMOUNT, currency=LYD),
    Field("day", "Date", FieldKind.DAY),
    Field("account", "Account", FieldKind.PICK, choices=lambda: ACCOUNTS),
    Field("kind", "Kind", FieldKind.CHOICE, options=(("a", "Assets"), ("e", "Expenses"))),
    Field("secret", "Passphrase", FieldKind.PASSPHRASE),
    Field("folder", "Choose a folder", FieldKind.FOLDER),
    Field("note", "Narration", FieldKind.LONG_TEXT),
    Field("sure", "Restricted", FieldKind.CHECK),
)


def buttons():
    card = Card("Finance")
    for kind in Kind:
        line = row(Space.S)
        line.addWidget(Button("Save", kind, "save", "F2"))
        off = Button("Save", kind, "save")
        off.setEnabled(False)
        line.addWidget(off)
        line.addStretch(1)
        card.body.addLayout(line)
    badges = row(Space.S)
    for tone in TONES:
        badges.addWidget(Badge("Open", tone))
    badges.addStretch(1)
    card.body.addLayout(badges)
    card.body.addWidget(Segmented((("a", "Assets"), ("i", "Income"), ("e", "Expenses"))))
    return card


def fields():
    card = Card("Journal entry")
    good, bad, off = AmountEdit(LYD), AmountEdit(LYD), AmountEdit(LYD)
    good.setText("3*-125.500")
    bad.setText("1.2345")
    off.set_amount(1_250_000)
    off.setReadOnly(True)
    for edit in (good, bad):
        card.body.addWidget(edit)
        card.body.addWidget(AmountEcho(edit))
        edit.editingFinished.emit()
    card.body.addWidget(off)
    day = DayEdit()
    day.set_day(dt.date(2025, 3, 9))
    card.body.addWidget(day)
    pick = PickEdit()
    pick.set_choices(ACCOUNTS)
    pick.set_picked(2)
    card.body.addWidget(pick)
    card.body.addWidget(SearchEdit("Search"))
    card.body.addWidget(PassphraseEdit())
    disabled = QLineEdit("1111")
    disabled.setEnabled(False)
    card.body.addWidget(disabled)
    return card


def messages():
    holder = QWidget()
    layout = column(Space.S, 0, holder)
    words = ui_words()
    for tone in Tone:
        banner = Banner()
        layout.addWidget(banner)
        banner.say(tone, UserError("entry-unbalanced", difference="-0.250", currency="LYD"))
    panel = ProgressPanel("Checking the package")
    panel.set_progress(37, 100)
    layout.addWidget(panel)
    hints = KeyHints()
    hints.show_hints((("F2", words("Save")), ("F5", words("Open")), ("F9", words("Expenses"))))
    layout.addWidget(hints)
    layout.addWidget(LoadingLine())
    stat = StatCard("Income")
    stat.show_figure("-1,234,567.250", words("Finance"))
    layout.addWidget(stat)
    layout.addStretch(1)
    return holder


def gallery():
    """One page with everything."""
    page = QWidget()
    page.setObjectName("page")
    page.resize(1366, 940)
    grid = QGridLayout(page)
    grid.setSpacing(Space.L)
    grid.setContentsMargins(*[Space.XL] * 4)
    head = column(Space.XS)
    for role in ("display", "title", "strong", "", "muted", "small"):
        head.addWidget(Text("منظمة المجتمع المدني ڨ ﷺ مُؤسَّسةٌ 1,234.500 (LYD)", role))
    grid.addLayout(head, 0, 0)
    grid.addWidget(buttons(), 1, 0)
    grid.addWidget(
        EmptyState("notebook-text", "Journal", "field-empty", Button("Save", Kind.PRIMARY)), 2, 0
    )
    grid.addWidget(fields(), 0, 1, 2, 1)
    grid.addWidget(ErrorState(UserError("file-missing", path="/media/usb/a.asice")), 2, 1)
    form = Form(FIELDS)
    form.set_values({"name": "مؤسسة الواحة", "amount": 1_250, "kind": "e"})
    form.show_error("name", UserError("field-empty"))
    grid.addWidget(form, 0, 2, 3, 1)
    grid.addWidget(messages(), 0, 3, 3, 1)
    return page
