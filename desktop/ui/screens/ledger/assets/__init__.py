"""Fixed assets: register, page of one asset, depreciation, counts."""
