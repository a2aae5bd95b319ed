"""Stories in Python tell what the command line tells."""

import datetime
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

import fabula

program = Path(fabula.__file__).parent / "bin" / "fabula"


def told(*arguments: object) -> str:
    run = subprocess.run(
        [str(program), *map(str, arguments)], capture_output=True, text=True, check=True
    )
    return run.stdout


def said(*arguments: object) -> str:
    """What the program says of something that it refuses."""
    run = subprocess.run([str(program), *map(str, arguments)], capture_output=True, text=True)
    assert run.returncode != 0
    return run.stderr.strip().removeprefix("fabula: ")


def test_adding_says_what_came_of_it(tmp_path: Path, articles: Path) -> None:
    story = fabula.Story(tmp_path / "new.fabula")
    assert "not made yet" in repr(story)
    first = story.add(articles)
    assert (first.added, first.known, first.skipped, first.articles) == (8, 0, 0, 8)
    assert first.new_events == len(story.events)
    again = story.add([articles])
    assert (again.added, again.known) == (0, 8)


def test_the_story_is_that_of_the_command_line(story: fabula.Story, story_file: Path) -> None:
    assert story.to_json() == told("timeline", story_file, "-f", "json")
    assert story.export("dot", kind="graph") == told("graph", story_file, "-f", "dot")


def test_a_story_of_articles_needs_no_file(story: fabula.Story, articles: Path) -> None:
    read = fabula.read(articles)
    assert [e.id for e in read.events] == [e.id for e in story.events]
    assert len(read) == len(story)


def test_events_are_values_with_their_dates_and_their_text(story: fabula.Story) -> None:
    event = story.event("orders evacuation")
    assert event.when.edtf == "2023-03-09"
    assert event.when.earliest == datetime.date(2023, 3, 9)
    texts = {a.id: a.text for a in story.articles}
    mention = event.mentions[0]
    assert texts[mention.article][mention.begin : mention.end] == mention.text
    names = {a.id: a.name for a in story.actors}
    assert names[event.actors("agent")[0]] == "Tomas Reed"


def test_causes_come_with_the_sentence_that_says_so(story: fabula.Story, story_file: Path) -> None:
    causes = story.why("orders evacuation")
    assert causes.steps[0].event.label.startswith("River rises")
    assert "because the river was rising" in causes.steps[0].relation.evidence[0].sentence
    assert str(causes) == told("why", story_file, "orders evacuation")
    effects = story.effects(causes.steps[0].event)
    assert causes.event in [step.event for step in effects.steps]


def test_paths_lead_from_one_to_another(story: fabula.Story) -> None:
    path = story.path("River rises by half", "orders evacuation")
    assert [step.kind for step in path.ways[0]] == ["causes"]
    tie = story.path("Norline", "Seafarers' Union of Alder")
    assert isinstance(tie.ways[0][0].start, fabula.Actor)


def test_filters_are_those_of_the_command_line(story: fabula.Story, story_file: Path) -> None:
    selected = story.select(actor="Norline", since="2024-09", until=datetime.date(2024, 9, 12))
    assert selected.to_json() == told(
        "timeline", story_file, "-f", "json", "--actor", "Norline", "--from", "2024-09", "--to", "2024-09-12",
    )
    assert 0 < len(selected) < len(story)


@pytest.mark.parametrize(
    ("filters", "options"),
    [
        ({"type": "strik"}, ["--type", "strik"]),
        ({"since": "2024", "until": "2023"}, ["--from", "2024", "--to", "2023"]),
        ({"since": "May"}, ["--from", "May"]),
    ],
)
def test_filters_that_nothing_can_fit_are_refused_in_the_same_words(
    story: fabula.Story, story_file: Path, filters: dict[str, str], options: list[str]
) -> None:
    with pytest.raises(fabula.Error) as caught:
        story.select(**filters)
    assert str(caught.value) in said("timeline", story_file, *options)


def test_names_that_mean_none_or_several_are_told_in_the_same_words(
    story: fabula.Story, story_file: Path
) -> None:
    with pytest.raises(fabula.UnknownName) as unknown:
        story.why("no such event")
    assert str(unknown.value) == said("why", story_file, "no such event")
    with pytest.raises(fabula.AmbiguousName) as several:
        story.why("strike")
    assert str(several.value) == said("why", story_file, "strike")
    assert issubclass(fabula.AmbiguousName, fabula.Error)


def test_a_file_that_is_no_story_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "no.fabula"
    path.write_text("no story")
    with pytest.raises(fabula.Error, match="there is no story file here"):
        _ = fabula.Story(path).events
    with pytest.raises(fabula.StoreError) as caught:
        fabula.Story(path).add(Path(__file__).parents[2] / "examples" / "articles")
    assert str(path) in str(caught.value)


def test_what_cannot_be_read_is_said_and_the_rest_is_read(tmp_path: Path, articles: Path) -> None:
    story = fabula.Story(tmp_path / "some.fabula")
    outcome = story.add([articles / "2023-03-06-dam-cracks.txt", tmp_path / "missing.txt"])
    assert (outcome.added, outcome.skipped) == (1, 1)
    assert "missing.txt" in outcome.messages[0]
    with pytest.raises(fabula.Error, match="no article could be read"):
        fabula.read(tmp_path / "missing.txt")


def test_articles_are_removed_and_corrections_are_undone(tmp_path: Path, articles: Path) -> None:
    story = fabula.Story(tmp_path / "edited.fabula")
    story.add(articles)
    whole = story.to_json()
    event = story.event("orders evacuation")
    corrections = tmp_path / "corrections.yaml"
    corrections.write_text(f"- {{rename: {event.id}, to: Mayor orders everybody out}}\n")
    assert story.correct(corrections) == 1
    assert story.event(event.id).label == "Mayor orders everybody out"
    assert story.corrections[0].problem == ""
    story.undo(story.corrections[0].number)
    assert story.to_json() == whole
    assert story.remove(story.articles[0].id) == 1
    assert len(story.articles) == 7
    with pytest.raises(fabula.Error, match="nothing was removed"):
        story.remove("no such article")


def test_a_file_that_another_program_changes_is_read_again(tmp_path: Path, articles: Path) -> None:
    path = tmp_path / "shared.fabula"
    story = fabula.Story(path)
    story.add(articles / "2023-03-06-dam-cracks.txt")
    before = len(story.events)
    told("add", path, articles / "2023-03-09-dam-evacuation.txt")
    assert len(story.articles) == 2
    assert len(story.events) > before


def test_two_processes_that_add_wait_for_each_other(tmp_path: Path, articles: Path) -> None:
    path = tmp_path / "two.fabula"
    script = "import fabula, sys; fabula.Story(sys.argv[1]).add(sys.argv[2:])"
    halves = sorted(articles.glob("*.txt"))
    running = [
        subprocess.Popen([sys.executable, "-c", script, str(path), *map(str, half)])
        for half in (halves[:4], halves[4:])
    ]
    assert [process.wait() for process in running] == [0, 0]
    story = fabula.Story(path)
    assert len(story.articles) == 8
    assert story.damage() == []


def test_other_threads_run_while_articles_are_read(articles: Path) -> None:
    ticks = 0
    done = threading.Event()

    def count() -> None:
        nonlocal ticks
        while not done.is_set():
            ticks += 1
            time.sleep(0.001)

    counting = threading.Thread(target=count)
    counting.start()
    fabula.read(articles, threads=1)
    done.set()
    counting.join()
    assert ticks > 1


def test_an_interrupt_ends_adding_and_keeps_what_was_finished(tmp_path: Path, articles: Path) -> None:
    lines = tmp_path / "many.jsonl"
    text = (articles / "2023-03-09-dam-evacuation.txt").read_text()
    with lines.open("w") as out:
        for i in range(3000):
            out.write(json.dumps({"text": f"Report {i}. {text}", "published": "2023-03-09"}) + "\n")
    script = (
        "import fabula, sys\n"
        "print('go', flush=True)\n"
        "try:\n"
        "    fabula.Story(sys.argv[1]).add(sys.argv[2], threads=1)\n"
        "except KeyboardInterrupt:\n"
        "    sys.exit(7)\n"
    )
    path = tmp_path / "many.fabula"
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(path), str(lines)], stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.readline()
    while not path.exists():
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    assert process.wait() == 7
    process.stdout.close()
    story = fabula.Story(path)
    assert story.damage() == []
    assert len(story.articles) < 3000


def test_the_console_script_is_the_program(articles: Path) -> None:
    script = Path(sys.executable).parent / "fabula"
    run = subprocess.run([str(script), "--version"], capture_output=True, text=True, check=True)
    assert fabula.__version__ in run.stdout
    assert os.access(program, os.X_OK)
