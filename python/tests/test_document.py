"""What docs/python.md and the README show of Python runs, and the articles of examples/ are enough for it."""

import re
from pathlib import Path

import pytest

root = Path(__file__).parents[2]
blocks = [
    (name, block)
    for name in ("README.md", "docs/python.md")
    for block in re.findall(r"```python\n(.*?)```", (root / name).read_text(), re.S)
]


@pytest.mark.parametrize(("name", "block"), blocks)
def test_what_is_shown_runs(
    name: str, block: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("networkx")
    (tmp_path / "examples").symlink_to(root / "examples")
    monkeypatch.chdir(tmp_path)
    exec(compile(block, name, "exec"), {})
