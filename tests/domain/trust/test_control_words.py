"""Every control can be told: before posting, while it is passed over, and after."""

import pytest

from desktop.domain.currency import currency_of
from desktop.domain.errors import UserError
from desktop.domain.trust.controls import REFUSALS, Breach, Control, Strictness
from desktop.text.control_notices import NOTICES, notice_text
from desktop.text.errors import SENTENCES, sentence
from desktop.text.labels import label
from desktop.text.words import words_of

TOLD = tuple(
    dict.fromkeys(("day", "account", "voucher", "first", "last", "reason"), "2025-03-01").items()
)


@pytest.mark.parametrize("control", list(Control))
def test_every_control_is_told_in_both_languages(control):
    breach = Breach(control, Strictness.WARN, "EU-01", 5_000, 6_000, TOLD)
    fields = breach.fields(currency_of("LYD"))
    for code in ("ar", "en"):
        words = words_of(code)
        assert label(control, words)
        said = [notice_text(breach, currency_of("LYD"), words)]
        said += [sentence(UserError(key, **fields), words) for key in REFUSALS[control]]
        assert all("EU-01" in text for text in said)
    assert set(NOTICES) == set(Control)
    assert all(key in SENTENCES for keys in REFUSALS.values() for key in keys)
