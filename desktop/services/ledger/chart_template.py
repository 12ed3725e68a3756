"""Read a chart of accounts that is shipped as a template."""

from __future__ import annotations

import json

from desktop import resources
from desktop.domain.errors import UserError
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.chart import AccountKind, ExpenseFunction, NewAccount


def template_names() -> tuple[str, ...]:
    """Return the names of the shipped charts."""
    return tuple(sorted(file.stem for file in resources.path("templates/charts").glob("*.json")))


def load_template(name: str) -> tuple[NewAccount, ...]:
    """Return the accounts of the shipped chart `name`, parents first.

    Raises UserError `chart-template-unknown`.
    """
    if name not in template_names():
        raise UserError("chart-template-unknown", name=name, known=", ".join(template_names()))
    content = json.loads(resources.path(f"templates/charts/{name}.json").read_bytes())
    return tuple(
        NewAccount(
            code=item["code"],
            name_ar=item["name_ar"],
            name_en=item["name_en"],
            kind=AccountKind(item["kind"]),
            parent_code=item["parent"],
            function=None if item["function"] is None else ExpenseFunction(item["function"]),
            currency=item["currency"],
            postable=item["postable"],
            use=None if item.get("use") is None else AccountUse(item["use"]),
        )
        for item in content["accounts"]
    )
