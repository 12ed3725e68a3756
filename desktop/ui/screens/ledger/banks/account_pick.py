"""Which bank account a screen is about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from desktop.services.ledger.banks.accounts import BankStanding
from desktop.ui.words import language, ui_words


class AccountPick(QComboBox):
    """The bank accounts by code, name, bank and currency; `activated` tells of a choice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._standings: Sequence[BankStanding] = ()
        self.setMinimumContentsLength(24)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        language().changed.connect(self.retranslate)
        self.retranslate()

    @property
    def standing(self) -> BankStanding | None:
        """The account that is chosen, None where there is none."""
        at = self.currentIndex()
        return self._standings[at] if 0 <= at < len(self._standings) else None

    @property
    def code(self) -> str:
        """The code of the account that is chosen."""
        return "" if self.standing is None else self.standing.account.code

    def set_standings(self, standings: Sequence[BankStanding], code: str) -> None:
        """Offer those in use and choose the one with this code, else the first."""
        self._standings = [each for each in standings if each.account.active]
        self.clear()
        self.addItems([_named(each) for each in self._standings])
        codes = [each.account.code for each in self._standings]
        self.setCurrentIndex(codes.index(code) if code in codes else 0)

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.setAccessibleName(ui_words()("Bank account"))
        for at, each in enumerate(self._standings):
            self.setItemText(at, _named(each))


def _named(each: BankStanding) -> str:
    account, words = each.account, ui_words()
    name = words.of(account.name_ar, account.name_en)
    return f"{account.code}  {name} \u2013 {account.bank} ({account.currency})"
