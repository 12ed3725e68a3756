"""The small verifier, loaded from the file that is shipped."""

from __future__ import annotations

import importlib.util
from types import ModuleType

from desktop import resources


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "verify_sijill", resources.path("verify/verify_sijill.py")
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SECOND = _load()
