"""Lines of a terminal; see `desktop.text.columns`, which the texts of reports share."""

from desktop.text.columns import line, padded, table, width

__all__ = ["line", "padded", "table", "width"]
