"""The rules and the model that articles are read with."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from fabula import _core
from fabula._version import __version__

#: The rules and the model that the package carries.
packaged = Path(__file__).parent / "share" / "fabula"


class Language:
    """The rules of a folder and the model in it, loaded when they are first needed.

    Without a folder: that of $FABULA_CONFIG, else the one that the package carries.
    """

    def __init__(self, config: str | os.PathLike[str] | None = None, code: str = "en") -> None:
        self.folder = Path(config or os.environ.get("FABULA_CONFIG") or packaged)
        self.code = code

    @property
    def core(self) -> _core.Language:
        return _load(str(self.folder), self.code)

    @property
    def types(self) -> list[str]:
        """The types of the ontology."""
        return self.core.types


@lru_cache(maxsize=4)
def _load(folder: str, code: str) -> _core.Language:
    return _core.Language(folder, code, f"fabula {__version__}")
