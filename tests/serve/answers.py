#!/usr/bin/env python3
"""The server answers as the commands do with -f json, in parts where a list is long, and as its OpenAPI document says.

usage: answers.py FABULA ARTICLES
"""
import json, urllib.parse

import jsonschema
from server import folder_with_story, quoted, run, serving, start

program, articles = start()


def command(story, *words):
    return json.loads(run(program, words[0], story, *words[1:], "-f", "json", "-q"))


def check_by_description(server, document, template, target):
    """Asks, and holds the answer to the schema that the document gives for it."""
    answer = server.ask(target)
    assert answer.status == 200, (target, answer.status, answer.body)
    assert answer.headers["Content-Type"] == "application/json"
    schema = document["paths"][template]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    # The references of the schemas lead into the document.
    jsonschema.Draft202012Validator({**document, **schema}).validate(answer.json())
    return answer.json()


def check_same_as_commands(server, story, document):
    whole = command(story, "timeline", "--no-text")
    events, actors = whole["events"], command(story, "actors")["actors"]
    event, actor = events[3]["id"], actors[0]["id"]
    caused = next(r for r in whole["relations"] if r["kind"] == "causes")
    effect, cause = caused["to"], caused["from"]
    for template, target, words in (
        ("/api/events/{event}", f"/api/events/{event}", ("show", event)),
        ("/api/events/{event}/why", f"/api/events/{effect}/why", ("why", effect)),
        ("/api/events/{event}/effects", f"/api/events/{cause}/effects", ("effects", cause)),
        ("/api/actors/{actor}", f"/api/actors/{actor}", ("show", actor)),
        ("/api/actors/{actor}", f"/api/actors/{quoted(actors[0]['name'])}", ("show", actor)),
        ("/api/articles/{article}", f"/api/articles/{quoted(whole['articles'][0]['id'])}", ("show", whole["articles"][0]["id"])),
        ("/api/path/{from}/{to}", f"/api/path/{cause}/{effect}?ways=3", ("path", cause, effect, "--ways", "3")),
        ("/api/path/{from}/{to}", f"/api/path/{actors[0]['id']}/{actors[1]['id']}", ("path", actors[0]["id"], actors[1]["id"])),
        ("/api/actors", "/api/actors?limit=1000", ("actors",)),
        ("/api/actors", "/api/actors?limit=5&offset=0", ("actors", "--max-items", "5")),
        ("/api/timeline", "/api/timeline", ("timeline", "--no-text")),
        ("/api/timeline", "/api/timeline?text-of-articles=true", ("timeline",)),
    ):
        assert check_by_description(server, document, template, target) == command(story, *words), target
    # Once all of the story has been asked for, questions about a part of it have the same answer.
    assert server.ask(f"/api/events/{event}").json() == command(story, "show", event)


def check_filters(server, story, document):
    actor = command(story, "actors")["actors"][0]["name"]
    event = command(story, "timeline")["events"][3]["id"]
    for filters in (
        [("actor", actor)], [("from", "2023-03-08"), ("to", "2023-03-09")], [("status", "planned"), ("status", "possible")],
        [("text", "dam")], [("min-confidence", "0.8")], [("around", event), ("depth", "2")], [("max-items", "4")],
        [("as-of", "2023-03-09")], [("type", "accident"), ("type", "strike")],
    ):
        wanted = command(story, "timeline", "--no-text", *(f"--{name}={value}" for name, value in filters))
        query = urllib.parse.urlencode(filters)
        assert server.ask(f"/api/timeline?{query}").json() == wanted, filters
        listed = check_by_description(server, document, "/api/events", f"/api/events?limit=1000&{query}")
        assert [e["id"] for e in listed["events"]] == [e["id"] for e in wanted["events"]], filters
        assert listed["count"] == len(wanted["events"])
    # By the same names in the document as on the command line.
    described = {p["name"] for p in document["paths"]["/api/timeline"]["get"]["parameters"]}
    assert {"actor", "from", "to", "type", "status", "text", "min-confidence", "around", "depth", "max-items", "as-of"} <= described


def check_parts(server):
    """Whoever follows the links sees every item once."""
    for path, items in (("/api/events", "events"), ("/api/actors", "actors")):
        whole = server.ask(f"{path}?limit=1000").json()
        seen, target, turns = [], f"{path}?limit=7", 0
        while target:
            answer = server.ask(target)
            part = answer.json()
            assert part["count"] == whole["count"] and 0 < len(part[items]) <= 7
            seen += [item["id"] for item in part[items]]
            links = dict(reversed(link.split("; ")) for link in (answer.headers["Link"] or "").split(", ") if link)
            assert ('rel="prev"' in links) == (turns > 0)
            target, turns = links.get('rel="next"', "").strip("<>"), turns + 1
        assert seen == [item["id"] for item in whole[items]]
        beyond = server.ask(f"{path}?offset=100000")
        assert beyond.status == 200 and beyond.json()[items] == [] and beyond.json()["count"] == whole["count"]


def check_search(server, document):
    found = check_by_description(server, document, "/api/search", "/api/search?q=Harrow+Dam&limit=3")
    assert found["actors"]["count"] >= 1 and len(found["events"]["items"]) <= 3
    assert all("dam" in json.dumps(e).lower() for e in found["actors"]["items"])
    nothing = server.ask("/api/search?q=xylophonist").json()
    assert [nothing[kind]["count"] for kind in ("events", "actors", "articles")] == [0, 0, 0]


def check_description(document):
    assert document["openapi"] == "3.1.0"
    for schema in document["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)
    for path, operations in document["paths"].items():
        named = [p["name"] for p in operations["get"]["parameters"] if p["in"] == "path"]
        assert all("{" + name + "}" in path for name in named)
        assert path.count("{") == len(named)


with folder_with_story(program, articles) as (_, story), serving(program, story) as server:
    document = server.ask("/api/openapi.json").json()
    check_description(document)
    check_same_as_commands(server, story, document)
    check_filters(server, story, document)
    check_parts(server)
    check_search(server, document)
    page = server.ask("/")
    assert page.status == 200 and page.headers["Content-Type"].startswith("text/html")
    assert page.body.decode() == run(program, "timeline", story, "-f", "html", "-q")
