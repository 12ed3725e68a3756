"""The words of the records of fixed assets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop.text.words import mark

SUBJECTS: Final[Mapping[str, str]] = {
    "asset_class": mark("class of assets {key}"),
    "asset": mark("asset {key}"),
    "asset_move": mark("move of an asset {key}"),
    "depreciation": mark("depreciation run {key}"),
    "depreciation_charge": mark("depreciation of an asset {key}"),
    "asset_disposal": mark("disposal of an asset {key}"),
    "asset_source": mark("line behind an asset {key}"),
    "asset_count": mark("count of assets {key}"),
    "asset_count_line": mark("asset in a count {key}"),
    "asset_count_end": mark("end of a count of assets {key}"),
}
COLUMNS: Final[Mapping[str, str]] = {
    "accumulated_account_id": mark("Account of accumulated depreciation"),
    "acquired": mark("Acquired on"),
    "asset_id": mark("Asset"),
    "buyer_id": mark("Given to"),
    "asset_class_id": mark("Class"),
    "asset_count_id": mark("Count of assets"),
    "charge": mark("Written off up to the day"),
    "cost": mark("Cost"),
    "cost_account_id": mark("Account of cost"),
    "custodian_id": mark("Custodian"),
    "depreciated": mark("Written off before the book"),
    "depreciation_id": mark("Depreciation run"),
    "donor_id": mark("Donor"),
    "expense_account_id": mark("Account of depreciation"),
    "found": mark("What was found"),
    "how": mark("How it came"),
    "in_service": mark("In service from"),
    "life": mark("Life in months"),
    "place": mark("Place"),
    "proceeds": mark("Proceeds"),
    "residual": mark("Residual value"),
    "serial": mark("Serial number"),
    "value_source": mark("Source of the value"),
}
KINDS: Final[Mapping[str, str]] = {
    "asset": mark("Assets of the register"),
    "depreciation": mark("Depreciation runs"),
    "asset_disposal": mark("Disposals of assets"),
    "asset_count": mark("Counts of assets"),
}
