"""What the tests of the Python package share: the articles of examples/, read once."""

from pathlib import Path

import pytest

import fabula

root = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def articles() -> Path:
    return root / "examples" / "articles"


@pytest.fixture(scope="session")
def story_file(tmp_path_factory: pytest.TempPathFactory, articles: Path) -> Path:
    path = tmp_path_factory.mktemp("story") / "all.fabula"
    fabula.Story(path).add(articles)
    return path


@pytest.fixture
def story(story_file: Path) -> fabula.Story:
    return fabula.Story(story_file)
