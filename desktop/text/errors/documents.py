"""The sentences of documents: what comes in, what is opened, what is shown."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "document-missing": mark("There is no file {file}. Check its name, or choose another file."),
    "document-not-a-file": mark(
        "{file} is not a file: a folder, a pipe or a device cannot be kept. Choose a file."
    ),
    "document-is-link": mark(
        "{file} only points to another file, and what it points to can change. Choose the file "
        "itself."
    ),
    "document-unreadable": mark(
        "{file} cannot be read. Check that it is not open elsewhere and that the stick is still "
        "in place, then try again."
    ),
    "document-changed": mark(
        "{file} was changed while it was being read. Nothing was kept. Close the program that "
        "writes it and try again."
    ),
    "document-too-large": mark(
        "{file} has {megabytes} MB; a document may have {most} MB at most. Scan it with fewer dots "
        "per inch, or split it."
    ),
    "document-empty": mark("{file} is empty. Choose the right file."),
    "document-is-program": mark(
        "{file} is a program, not a document, whatever its name says. It was not taken in. If "
        "somebody sent it to you as a document, do not open it."
    ),
    "document-is-script": mark(
        "{file} is a script, which can do harm when it is opened. It was not taken in. Print what "
        "it says to a PDF, if it has to be kept."
    ),
    "document-is-shortcut": mark(
        "{file} is a shortcut to something else. It was not taken in. Choose the document itself."
    ),
    "document-is-archive": mark(
        "{file} is an archive of several files. Take the documents out of it and add each one."
    ),
    "document-is-web-page": mark(
        "{file} is a web page, which can load and run things. Print it to a PDF and add that."
    ),
    "document-is-drawing": mark(
        "{file} is an SVG drawing, which can load and run things. Save it as PDF or PNG and add "
        "that."
    ),
    "document-is-old-office": mark(
        "{file} has an old office format, which can hide programs. Save it as .docx, .xlsx, .odt, "
        ".ods or PDF and add that."
    ),
    "document-has-macros": mark(
        "{file} holds macros, which are programs. Save it without macros, or as PDF, and add that."
    ),
    "document-office-odd": mark(
        "{file} is put together in a way that no office program does; it may be made to do harm. "
        "It was not taken in. Ask the sender for a PDF."
    ),
    "document-kind-unknown": mark(
        "{file} is of a kind that cannot be kept. Documents are PDF files, pictures, text "
        "documents and sheets, plain text and letters of e-mail: save it as one of these."
    ),
    "document-title-too-long": mark(
        "The title has more than {most} characters. Shorten it; what the document says stands in "
        "the document."
    ),
    "document-unknown": mark("There is no document {document} in the book. Look at the list."),
    "document-erased": mark("Document {document} was erased for good. It cannot be opened."),
    "document-erased-before": mark(
        "This very document was erased from the book for good as {title}, and is not taken in "
        "again."
    ),
    "document-file-missing": mark(
        "The file {path} of this document is gone. Nothing else is touched. Put the document back "
        "from the last backup."
    ),
    "document-file-damaged": mark(
        "The file {path} of this document is not what was put there; nothing of it is shown. Put "
        "the document back from the last backup."
    ),
    "document-erased-not-cleared": mark(
        "Document {document} is erased from the book, but traces of its key are left on the disk: "
        "{cause} Then erase it once more, which clears them."
    ),
    "attachment-subject": mark(
        "“{subject}” names nothing in the book that a document can be attached to. An entry is "
        "named like entry:2025:payment:12."
    ),
    "preview-damaged": mark(
        "This document cannot be shown: it is damaged, or not made as it should be. Save it and "
        "open it with another program, if you trust whoever sent it."
    ),
    "preview-locked": mark(
        "This PDF asks for a password, so it cannot be shown here. Save it and open it with "
        "another program."
    ),
    "preview-too-large": mark(
        "This page is too large to be shown here. Save the document and open it with another "
        "program."
    ),
    "preview-too-slow": mark(
        "Showing this page took too long and was stopped. Save the document and open it with "
        "another program, if you trust whoever sent it."
    ),
    "preview-failed": mark(
        "Showing this page failed and was stopped; nothing was harmed. Save the document and open "
        "it with another program, if you trust whoever sent it."
    ),
    "preview-outside": mark(
        "Documents of this kind are not shown here. Save it and open it with an office program."
    ),
}
