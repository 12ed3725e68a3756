"""The doors of the program: unlock a book, create one, try the sample, verify a package."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from desktop.domain.errors import UserError
from desktop.text.words import LANGUAGES, mark
from desktop.ui.screens.start.books_page import BooksPage
from desktop.ui.screens.start.brand import Brand
from desktop.ui.screens.start.remembered import Remembered
from desktop.ui.screens.start.stage import narrow
from desktop.ui.theme import Mode, Space, theme_state
from desktop.ui.widgets.button import Button, IconButton, Kind
from desktop.ui.widgets.text import column, row
from desktop.ui.words import language, ui_words

if TYPE_CHECKING:
    from desktop.services.session import Session
    from desktop.ui.screens.backup.restore_door import RestoreDoor
    from desktop.ui.screens.start.create_page import CreatePage
    from desktop.ui.screens.start.new_book import Wanted
    from desktop.ui.screens.start.sample_page import SamplePage
    from desktop.ui.screens.start.unlock_page import UnlockPage
    from desktop.ui.screens.verify.screen import VerifyScreen
    from desktop.ui.widgets.progress_panel import ProgressPanel
    from desktop.ui.work.handle import Handle
    from desktop.ui.work.work import Work

P = TypeVar("P", bound=QWidget)

_WRITING: Final = mark("Writing the sample book")
_CREATING: Final = mark("Creating the book and its keys")


class StartScreen(QWidget):
    """One page at a time beside the panel that says what Sijill is."""

    opened = Signal(object)
    """The `Session` that was unlocked or created."""
    mode_wanted = Signal(object)
    """The other `Mode`."""

    def __init__(
        self, work: Work, remembered: Remembered, home: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._work = work
        self._remembered = remembered
        self._home = home
        self._handle: Handle | None = None
        self.books = BooksPage()
        self.pages = QStackedWidget()
        self._language = Button("", Kind.QUIET, icon="languages")
        self._mode = IconButton("moon", mark("Dark"))
        self._home_button = Button(mark("Start page"), Kind.QUIET, icon="arrow-left")
        self._arrange()
        self._connect()
        self.retranslate()
        self.show_books()

    def _arrange(self) -> None:
        self.pages.addWidget(narrow(self.books))
        top = row(Space.S)
        top.setContentsMargins(Space.XL, Space.L, Space.XL, 0)
        top.addWidget(self._home_button)
        top.addStretch(1)
        top.addWidget(self._language)
        top.addWidget(self._mode)
        stage = column(0)
        stage.addLayout(top)
        stage.addWidget(self.pages, 1)
        layout = row(0, 0, self)
        layout.addWidget(Brand())
        layout.addLayout(stage, 1)

    def _connect(self) -> None:
        self.books.chosen.connect(self.ask_passphrase)
        self.books.forgotten.connect(self._on_forget)
        self.books.another.connect(self.choose_book)
        self.books.creating.connect(self.show_create)
        self.books.sampling.connect(self.show_sample)
        self.books.verifying.connect(self.show_verify)
        self.books.restoring.connect(self.show_restore)
        self._home_button.clicked.connect(self._on_home)
        self._language.clicked.connect(self._on_language)
        self._mode.clicked.connect(self._on_mode)
        language().changed.connect(self.retranslate)
        theme_state().changed.connect(self.retranslate)

    # Pages, each made when it is first wanted: the first paint waits for none but the books ----

    @cached_property
    def unlock(self) -> UnlockPage:
        """The page that asks for a passphrase."""
        from desktop.ui.screens.start.unlock_page import UnlockPage  # noqa: PLC0415

        page = UnlockPage(self._work, self._remembered)
        page.left.connect(self.show_books)
        page.unlocked.connect(self._on_open)
        return self._added(page)

    @cached_property
    def create_book(self) -> CreatePage:
        """The wizard for a new book."""
        from desktop.ui.screens.start.create_page import CreatePage  # noqa: PLC0415

        page = CreatePage(self._work, self._home)
        page.left.connect(self.show_books)
        page.wanted.connect(self._on_wanted)
        return self._added(page)

    @cached_property
    def sample(self) -> SamplePage:
        """The page of the sample organisation."""
        from desktop.ui.screens.start.sample_page import SamplePage  # noqa: PLC0415

        page = SamplePage(self._home)
        page.left.connect(self.show_books)
        page.wanted.connect(self._on_sample)
        return self._added(page)

    @cached_property
    def restore(self) -> RestoreDoor:
        """The way back from a backup."""
        from desktop.ui.screens.backup.restore_door import RestoreDoor  # noqa: PLC0415

        door = RestoreDoor(self._work, self._home)
        door.left.connect(self.show_books)
        door.opening.connect(self.ask_passphrase)
        return self._added(door)

    @cached_property
    def progress(self) -> ProgressPanel:
        """What is shown while a book is written."""
        from desktop.ui.widgets.progress_panel import ProgressPanel  # noqa: PLC0415

        panel = ProgressPanel(_CREATING)
        panel.cancelled.connect(self._cancel)
        return self._added(panel)

    @cached_property
    def verify(self) -> VerifyScreen:
        """The check of packages."""
        from desktop.ui.screens.verify.screen import VerifyScreen  # noqa: PLC0415

        screen = VerifyScreen(self._work)
        self.pages.addWidget(screen)
        return screen

    def _added(self, page: P) -> P:
        self.pages.addWidget(narrow(page))
        return page

    def show_books(self) -> None:
        """Show the remembered books."""
        self.books.show_books(self._remembered.books())
        self._show(self.books)
        self.books.first_focus()

    def ask_passphrase(self, path: Path) -> None:
        """Ask for the passphrase of the book at `path`."""
        self._show(self.unlock)
        self.unlock.ask(path, self._remembered.last_officer(path))

    def choose_book(self) -> None:
        """Ask for the folder of a book that is not in the list."""
        title = ui_words()(mark("Choose the folder of a book"))
        found = QFileDialog.getExistingDirectory(self, title, str(self._home))
        if found:
            self.ask_passphrase(Path(found))

    def show_create(self) -> None:
        """Show the wizard for a new book."""
        self._show(self.create_book)
        self.create_book.begin()

    def show_sample(self) -> None:
        """Ask where the sample book goes, and its passphrase."""
        self._show(self.sample)
        self.sample.begin()

    def show_restore(self) -> None:
        """Show the way back from a backup."""
        self._show(self.restore)
        self.restore.begin()

    def show_verify(self) -> None:
        """Show the check of packages."""
        self._show(self.verify)
        self.verify.start_over()

    def may_leave(self) -> bool:
        """Stop what is under way; the window closes."""
        self._cancel()
        return self._leave_verify()

    def retranslate(self) -> None:
        """Name the other language in that language, and the other brightness."""
        other = next(code for code in LANGUAGES if code != ui_words().language)
        self._language.setText(LANGUAGES[other])
        self._language.setAccessibleName(LANGUAGES[other])
        if theme_state().mode is Mode.LIGHT:
            self._mode.set_icon("moon", mark("Dark"))
        else:
            self._mode.set_icon("sun", mark("Light"))

    # What was asked for -----------------------------------------------------------------------

    def _on_wanted(self, wanted: Wanted) -> None:
        from desktop.ui.screens.start import deeds  # noqa: PLC0415

        self._long(
            _CREATING, lambda _: deeds.create(wanted), self.create_book.show_error, self.create_book
        )

    def _on_sample(self, path: Path, passphrase: str) -> None:
        from desktop.ui.screens.start import deeds  # noqa: PLC0415

        self._long(
            _WRITING,
            lambda told: deeds.sample(path, passphrase, told),
            self.sample.show_error,
            self.sample,
        )

    def _long(
        self,
        title: str,
        deed: Callable[[Callable[[int, int], None]], Session],
        refused: Callable[[UserError], None],
        page: QWidget,
    ) -> None:
        """Do what takes long; on a refusal the page that asked comes back with all answers."""

        def back() -> None:
            self._handle = None
            self._show(page)

        def on_refused(error: UserError) -> None:
            back()
            refused(error)

        self.progress.restart(title)
        self._show(self.progress)
        self._handle = self._work.long(
            deed,
            self._on_open,
            on_refused,
            self.progress.set_progress,
            stopped=back,
            owner=self,
        )

    def _on_open(self, session: Session) -> None:
        self._handle = None
        self._remembered.opened(session.book.folder.path, session.by.code)
        self._remembered.save()
        self.opened.emit(session)

    def _cancel(self) -> None:
        if self._handle is not None:
            self._handle.cancel()

    def _on_forget(self, path: Path) -> None:
        self._remembered.forget(path)
        self.show_books()

    def _on_home(self) -> None:
        if self._leave_verify():
            self.show_books()

    def _leave_verify(self) -> bool:
        made = "verify" in vars(self)
        return not made or self.verify.may_leave()

    def _on_language(self) -> None:
        code = next(code for code in LANGUAGES if code != ui_words().language)
        self._remembered.language = code
        language().set(code)

    def _on_mode(self) -> None:
        dark = theme_state().mode is Mode.LIGHT
        self.mode_wanted.emit(Mode.DARK if dark else Mode.LIGHT)

    def _show(self, page: QWidget) -> None:
        stage = page.property("stage")
        self.pages.setCurrentWidget(page if stage is None else stage)
        self._home_button.setVisible(stage is None)
