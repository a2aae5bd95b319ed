"""Stories as the values of other tools."""

import pytest

import fabula


def test_events_become_a_table(story: fabula.Story) -> None:
    pytest.importorskip("pandas")
    table = story.to_pandas()
    assert list(table.index) == [event.id for event in story.events]
    assert "Norline" in {name for names in table["agents"] for name in names}


def test_a_story_becomes_a_graph(story: fabula.Story) -> None:
    pytest.importorskip("networkx")
    graph = story.to_networkx()
    kinds = {data["node"] for _, data in graph.nodes(data=True)}
    assert kinds == {"actor", "event"}
    causes = story.why("orders evacuation")
    assert graph.has_edge(causes.steps[0].event.id, causes.event.id)


def test_a_notebook_shows_the_page(story: fabula.Story) -> None:
    page = story._repr_html_()
    assert page.startswith("<iframe")
    assert "&lt;script" in page
    assert 'sandbox="allow-scripts' in page
