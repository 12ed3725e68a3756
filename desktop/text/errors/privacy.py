"""The sentences of one person's data."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "person-unknown": mark(
        "No partner has the code {code}. Look the code up in the list of partners."
    ),
    "mask-outside": mark("A mask does not lie on page {page}. Draw it anew on the page itself."),
    "masks-missing": mark("Nothing is masked yet. Draw over what nobody is to see."),
    "mask-too-many-pages": mark(
        "The document has {pages} pages; a masked copy can have {most}. Take out the pages that "
        "are to be shown, and mask those."
    ),
    "person-erased": mark("The data of {code} was erased before. Only the code is left."),
    "erase-reason-empty": mark(
        "Say why the data is erased, for example that the person asked for it and when. The "
        "reason is kept; write no name into it."
    ),
    "erased-not-cleared": mark(
        "The data of {code} was erased from the book, but the file could not be written anew, and "
        "traces may lie in its free space. {cause} Then erase {code} again: that clears the rest."
    ),
}
