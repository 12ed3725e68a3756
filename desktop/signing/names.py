"""Which names may stand in a certificate, so that it can be read back everywhere.

X.520 names are compared after RFC 4518 preparation, whose bidirectional step (RFC 3454, section 6)
refuses a value that mixes right-to-left letters with Latin ones, or that does not both start and
end with a right-to-left letter. Libraries apply it when they *load* a key file, so a name that
breaks the rule would lock an officer out of a key that was made without complaint.
"""

from __future__ import annotations

import stringprep
import unicodedata
from typing import Final

from desktop.domain.errors import UserError

LONGEST_NAME: Final = 64
"""The upper bound of a common name in X.520; counted in bytes of UTF-8, as the library counts."""


def certificate_name(text: str) -> str:
    """Return `text` tidied (NFC, single spaces) for a certificate.

    Raises:
        UserError: `certificate-name-empty`, `certificate-name-long`, `certificate-name-characters`
            (control or direction characters) or `certificate-name-mixed` (see above).
    """
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if not name:
        raise UserError("certificate-name-empty")
    if len(name.encode()) > LONGEST_NAME:
        raise UserError("certificate-name-long", name=name, longest=LONGEST_NAME)
    if any(unicodedata.category(letter)[0] == "C" for letter in name):
        shown = "".join(x if unicodedata.category(x)[0] != "C" else "\ufffd" for x in name)
        raise UserError("certificate-name-characters", name=shown)
    right_to_left = [stringprep.in_table_d1(letter) for letter in name]
    if any(right_to_left):
        latin = any(stringprep.in_table_d2(letter) for letter in name)
        if latin or not (right_to_left[0] and right_to_left[-1]):
            raise UserError("certificate-name-mixed", name=name)
    return name
