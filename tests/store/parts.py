#!/usr/bin/env python3
"""What is answered from the parts of a story file that a question is about is what the whole story answers.

usage: parts.py FABULA ARTICLES

`--as-of` a day after the last article has the whole story read. Every event lies in one part.
"""
import json, pathlib, sqlite3, tempfile

from program import run, start

WHOLE = ("--as-of", "2999")


def check_parts(program, story):
    with sqlite3.connect(story) as database:
        part = dict(database.execute("SELECT id, part FROM article"))
    account = json.loads(run(program, "timeline", story, "-f", "json", "-q"))
    for event in account["events"]:
        parts = {part[mention["article"]] for mention in event["mentions"]}
        assert len(parts) == 1, f"{event['label']}: in {len(parts)} parts"
    return account


def rows(text):
    """Of a table; the last line says how much there is, where that is known."""
    return [line for line in text.decode().splitlines() if not line.startswith("(")]


def main():
    program, articles = start()
    with tempfile.TemporaryDirectory() as folder:
        story = pathlib.Path(folder) / "story.fabula"
        run(program, "add", story, *articles, "-q")
        account = check_parts(program, story)
        typed = next(e["type"] for e in account["events"] if e.get("type"))
        month = next(e["when"]["earliest"][:7] for e in account["events"] if (e.get("when") or {}).get("earliest"))
        actor = next(a["name"] for a in account["actors"] if a["kind"] == "person")
        for filters in ((), ("--type", typed), ("--from", month, "--to", month), ("--actor", actor), ("--text", "strike"),
                        ("--status", "planned")):
            for most in ("1", "3", "40"):
                question = ("timeline", story, *filters, "--max-items", most, "-q")
                assert rows(run(program, *question)) == rows(run(program, *question, *WHOLE)), f"{filters} {most}: another answer"
        event = account["relations"][0]
        for question in (("why", event["to"]), ("effects", event["from"]), ("show", event["to"]), ("show", actor)):
            assert run(program, question[0], story, question[1], "-q") == \
                run(program, question[0], story, question[1], "-q", *WHOLE), f"{question}: another answer"


main()
