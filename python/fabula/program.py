"""The command line program that the package carries."""

from __future__ import annotations

import os
import sys
from pathlib import Path

folder = Path(__file__).parent


def main() -> None:
    """Takes the place of this process with the program."""
    program = folder / "bin" / "fabula"
    os.execv(program, [str(program), *sys.argv[1:]])
