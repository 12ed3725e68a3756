"""Forms declared in code: `Form((Field(...), ...))`."""

from desktop.ui.forms.field import Field, FieldKind
from desktop.ui.forms.form import Form

__all__ = ["Field", "FieldKind", "Form"]
