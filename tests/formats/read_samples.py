#!/usr/bin/env python3
"""Reads one format of every story that write_samples wrote, with a reader that is not ours, and compares what it read with
the JSON of the same story.

usage: read_samples.py FORMAT SAMPLES
"""
import csv, datetime, html, io, json, pathlib, re, subprocess, sys
import xml.etree.ElementTree as ET

FOLDER = pathlib.Path(sys.argv[2])


class Story:
    """A story by its JSON, the measure for all other formats."""

    def __init__(self, name):
        self.name, self.folder = name, FOLDER / name
        self.json = json.loads((self.folder / "timeline.json").read_text(encoding="utf-8"))
        self.events = {e["id"]: e for e in self.json["events"]}
        self.labels = {e["id"]: line(e["label"]) for e in self.json["events"]}
        self.names = {a["id"]: line(a["name"]) for a in self.json["actors"]}
        self.relations = sorted((r["from"], r["to"], r["kind"]) for r in self.json["relations"])
        self.ties = sorted((p["actor"], e["id"], p["role"]) for e in self.json["events"] for p in e["participants"] if "actor" in p)
        self.ties += [(e["id"], e["attributed_to"], "attributed_to") for e in self.json["events"] if "attributed_to" in e]

    def text(self, format):
        return (self.folder / format).read_bytes().decode("utf-8")

    def day(self, event):
        when = self.events[event]["when"]
        return when.get("earliest"), when.get("latest")


def line(text):
    """One line without control characters and turns of direction, as labels stand in all formats but JSON and CSV."""
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]+", " ", text).strip()


def same(read, expected):
    read, expected = dict(read), dict(expected)
    assert read == expected, [(k, read.get(k), v) for k, v in expected.items() if read.get(k) != v][:3] or sorted(read.keys() - expected.keys())[:3]


def is_graph_of(story, nodes, edges):
    """Nodes are pairs of id and label, edges triples of source, target and kind."""
    same(nodes, {**story.labels, **story.names})
    assert sorted(edges) == sorted(story.relations + story.ties)


def plain(markup):
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


# ---- timelines ------------------------------------------------------------------------------------------------------------

def read_timelinejs(story):
    data = json.loads(story.text("timeline.timelinejs"))
    slides = data["events"]
    assert len(slides) <= 100 and len({s["unique_id"] for s in slides}) == len(slides)
    shown = {s["unique_id"]: html.unescape(s["text"]["headline"]) for s in slides}
    assert all("<" not in s["text"]["headline"] for s in slides)
    placeless = [k for k in story.events if story.day(k) == (None, None)] if len(story.events) < 100 else []
    assert shown.items() <= story.labels.items() and len(shown) == min(100, len(story.events)) - len(placeless)
    for key in placeless:
        assert html.escape(story.labels[key]) in data["title"]["text"]["text"]
    if len(story.events) > 100:
        assert f"100 of {len(story.events)} events" in data["title"]["text"]["text"]
    for slide in slides:
        start, (earliest, latest) = slide["start_date"], story.day(slide["unique_id"])
        first = "-".join(f"{start.get(k, 1):02}" for k in ("year", "month", "day"))
        assert first in (earliest, latest) and slide["display_date"]
    if story.name == "dates":
        by = {s["text"]["headline"]: s for s in slides}
        assert by["month"]["start_date"] == {"year": 2014, "month": 5} and "end_date" not in by["month"]
        assert by["until"]["display_date"] == "until 2014-06-26" and by["about"]["display_date"] == "c. 1990"
        assert by["quarter"]["end_date"] == {"year": 2014, "month": 6, "day": 30}
        assert by["minute"]["start_date"]["hour"] == 21 and by["minute"]["start_date"]["minute"] == 51


def read_vis(story):
    data = json.loads(story.text("timeline.vis"))
    groups = {g["id"] for g in data["groups"]}
    placed = {k: v for k, v in story.labels.items() if story.day(k) != (None, None)}
    same([(i["id"], html.unescape(i["content"])) for i in data["items"]], placed)
    for item in data["items"]:
        assert item["group"] in groups and "<" not in item["content"]
        # No zone and no bare date: read as local time everywhere.
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", item["start"])
        assert ("end" in item) == (item["type"] == "range") and item.get("end", "9") > item["start"]
        assert item["start"][:10] in story.day(item["id"])


def read_ics(story):
    import icalendar
    data = (story.folder / "timeline.ics").read_bytes()
    assert all(len(row) <= 75 for row in data.split(b"\r\n")) and b"\n" not in data.replace(b"\r\n", b"")
    calendar = icalendar.Calendar.from_ical(data)
    entries = [e for e in calendar.walk() if e.name in ("VEVENT", "VJOURNAL")]
    # icalendar 4 takes an escaped backslash before an n for a line break.
    same([(str(e["UID"]).removesuffix("@fabula"), str(e["SUMMARY"])) for e in entries],
         {k: label.replace("\\n", "\n") for k, label in story.labels.items()})
    for entry in entries:
        earliest, latest = story.day(str(entry["UID"]).removesuffix("@fabula"))
        assert str(entry["X-FABULA-DATE"]) == story.events[str(entry["UID"]).removesuffix("@fabula")]["when"]["edtf"]
        assert entry["DTSTAMP"].dt.tzinfo is not None
        assert (entry.name == "VJOURNAL") == (earliest is None and latest is None)
        if entry.name == "VJOURNAL":
            continue
        start, end = entry["DTSTART"].dt, entry["DTEND"].dt
        if isinstance(start, datetime.datetime):
            assert start.tzinfo is None and str(start.date()) == earliest
        else:
            assert (str(start), str(end - datetime.timedelta(days=1))) == (earliest or latest, latest or earliest)
        if earliest and latest and not isinstance(start, datetime.datetime):
            assert (str(start), str(end - datetime.timedelta(days=1))) == (earliest, latest)


def read_timesketch(story):
    rows = [json.loads(row) for row in story.text("timeline.timesketch").splitlines()]
    placed = {k: v for k, v in story.labels.items() if story.day(k) != (None, None)}
    same([(r["event_id"], r["message"]) for r in rows], placed)
    for row in rows:
        moment = datetime.datetime.fromisoformat(row["datetime"])
        assert row["timestamp_desc"] and int(moment.timestamp()) * 1000000 == row["timestamp"]
        assert str(moment.date()) in story.day(row["event_id"])


def read_plover(story):
    rows = [json.loads(row) for row in story.text("timeline.plover").splitlines()]
    same([(r["event_id"], r["event_text"]) for r in rows],
         {k: story.labels[k] for k, e in story.events.items() if e.get("type") == "arrest"})
    assert all(r["event_type"] == "COERCE" and r["event_mode"] == ["arrest"] and r["event_date"] for r in rows)


def read_csv(story):
    rows = list(csv.DictReader(io.StringIO(story.text("timeline.csv"), newline=""), strict=True))
    same([(r["id"], r["label"].removeprefix("'")) for r in rows], [(k, e["label"].removeprefix("'")) for k, e in story.events.items()])
    assert not any(value[:1] in ("=", "+", "-", "@", "\t") for row in rows for value in row.values())
    same([(r["id"], r["date"]) for r in rows], {k: e["when"]["edtf"] for k, e in story.events.items()})


def read_md(story):
    import markdown
    root = ET.fromstring("<x>" + markdown.markdown(story.text("timeline.md")).replace("\x7f", "") + "</x>")
    items = [line("".join(item.itertext()).split("\n")[0]) for item in root.iter("li")]
    assert len(items) == len(story.labels)
    for label, item in zip(story.labels.values(), items):
        assert label in item, (label, item)


# ---- graphs ---------------------------------------------------------------------------------------------------------------


def read_cytoscape(story):
    from networkx.readwrite import json_graph
    data = json.loads(story.text("graph.cytoscape"))
    graph = json_graph.cytoscape_graph(data)
    is_graph_of(story, [(n, d["label"]) for n, d in graph.nodes(data=True)],
                [(u, v, d["interaction"]) for u, v, d in graph.edges(data=True)])
    ids = [item["data"]["id"] for part in data["elements"].values() for item in part]
    assert len(set(ids)) == len(ids)


def read_node_link(story):
    from networkx.readwrite import json_graph
    graph = json_graph.node_link_graph(json.loads(story.text("graph.node-link")))
    assert graph.is_directed() and graph.is_multigraph()
    is_graph_of(story, [(n, d["label"]) for n, d in graph.nodes(data=True)],
                [(u, v, d["kind"]) for u, v, d in graph.edges(data=True)])


def read_graphml(story):
    import igraph, networkx
    path = str(story.folder / "graph.graphml")
    graph = networkx.read_graphml(path)
    is_graph_of(story, [(n, d["label"]) for n, d in graph.nodes(data=True)],
                [(u, v, d["kind"]) for u, v, d in graph.edges(data=True)])
    assert all(isinstance(d.get("salience", 0.0), float) for _, d in graph.nodes(data=True))
    again = igraph.Graph.Read_GraphML(path)
    if again.vcount():
        same(zip(again.vs["id"], again.vs["label"]), {**story.labels, **story.names})
        assert again.is_directed() and again.ecount() == graph.number_of_edges()


def read_gexf(story):
    import networkx
    text = story.text("graph.gexf")
    # networkx knows the namespace of 1.2 only; what it reads of the two is the same.
    older = text.replace('xmlns="http://gexf.net/1.3" version="1.3"', 'xmlns="http://www.gexf.net/1.2draft" version="1.2"')
    # An end without a begin is no valid attribute to it.
    older = re.sub(r'(<node [^>]*?) end="[^"]*"', r"\1", re.sub(r'(<node [^>]*?) start="[^"]*"', r"\1", older))
    graph = networkx.read_gexf(io.BytesIO(older.encode()))
    is_graph_of(story, [(n, d["label"]) for n, d in graph.nodes(data=True)], [(u, v, d["kind"]) for u, v, d in graph.edges(data=True)])
    ns = "{http://gexf.net/1.3}"
    root = ET.fromstring(text)
    assert root.find(f"{ns}graph").get("timeformat") == "date"
    for node in root.iter(f"{ns}node"):
        if node.get("id") in story.events:
            assert (node.get("start"), node.get("end")) == story.day(node.get("id"))
    declared = {(a.get("class"), x.get("id")) for a in root.iter(f"{ns}attributes") for x in a}
    used = {(kind, v.get("for")) for kind in ("node", "edge") for item in root.iter(ns + kind) for v in item.iter(f"{ns}attvalue")}
    assert used <= declared


JSON_GRAPH = {  # JSON Graph Format 2 in the words of JSON Schema: no key that it does not name
    "type": "object", "required": ["graph"], "additionalProperties": False,
    "properties": {"graph": {
        "type": "object", "additionalProperties": False,
        "properties": {
            "id": {"type": "string"}, "label": {"type": "string"}, "directed": {"type": "boolean"}, "type": {"type": "string"},
            "metadata": {"type": "object"},
            "nodes": {"type": "object", "additionalProperties": {
                "type": "object", "additionalProperties": False,
                "properties": {"label": {"type": "string"}, "metadata": {"type": "object"}}}},
            "edges": {"type": "array", "items": {
                "type": "object", "additionalProperties": False, "required": ["source", "target"],
                "properties": {"id": {"type": "string"}, "source": {"type": "string"}, "target": {"type": "string"},
                               "relation": {"type": "string"}, "directed": {"type": "boolean"}, "label": {"type": "string"},
                               "metadata": {"type": "object"}}}}}}}}


def read_jgf(story):
    import jsonschema
    data = json.loads(story.text("graph.jgf"))
    jsonschema.Draft202012Validator(JSON_GRAPH).validate(data)
    graph = data["graph"]
    is_graph_of(story, [(k, n["label"]) for k, n in graph["nodes"].items()],
                [(e["source"], e["target"], e["relation"]) for e in graph["edges"]])


STRING = r"'(?:[^'\\\n]|\\['\\nr])*'"
VALUE = rf"(?:{STRING}|-?\d+(?:\.\d+)?(?:e-?\d+)?|\[(?:{STRING}(?:, {STRING})*)?\])"
MAP = rf"\{{\w+: {VALUE}(?:, \w+: {VALUE})*\}}"
STATEMENTS = [re.compile(p) for p in (
    r"CREATE CONSTRAINT \w+ IF NOT EXISTS FOR \(n:\w+\) REQUIRE n\.id IS UNIQUE;",
    rf"MERGE \(n:(Event|Actor) \{{id: ({STRING})\}}\) SET n \+= ({MAP});",
    rf"MATCH \(a:\w+ \{{id: ({STRING})\}}\), \(b:\w+ \{{id: ({STRING})\}}\) MERGE \(a\)-\[r:(\w+) \{{id: {STRING}\}}\]->\(b\) SET r \+= {MAP};")]


def read_cypher(story):
    """Every line is one of three statements, and whatever a label says stays in its quotes."""
    unquote = lambda text: re.sub(r"\\(.)", lambda m: {"n": "\n", "r": "\r"}.get(m[1], m[1]), text[1:-1])
    nodes, edges = [], []
    for row in story.text("graph.cypher").splitlines():
        constraint, node, edge = [p.fullmatch(row) for p in STATEMENTS]
        assert constraint or node or edge, row[:200]
        if node:
            nodes.append((unquote(node[2]), unquote(re.match(rf"\{{label: ({STRING})", node[3])[1])))
        if edge:
            edges.append((unquote(edge[1]), unquote(edge[2]), edge[3].lower()))
    is_graph_of(story, nodes, edges)


def read_neo4j(story):
    rows = lambda name: list(csv.reader(io.StringIO(story.text(name), newline=""), strict=True))
    nodes, edges = rows("graph.neo4j-nodes"), rows("graph.neo4j-relationships")
    assert nodes[0][:3] == ["id:ID", ":LABEL", "label"] and edges[0][:3] == [":START_ID", ":END_ID", ":TYPE"]
    assert all(len(r) == len(nodes[0]) for r in nodes) and all(len(r) == len(edges[0]) for r in edges)
    is_graph_of(story, [(r[0], r[2]) for r in nodes[1:]], [(r[0], r[1], r[2].lower()) for r in edges[1:]])


WHY = """
PREFIX fab: <urn:fabula:> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT ?cause ?effect ?sentence WHERE {
  ?c fab:causes ?e . ?c rdfs:label ?cause . ?e rdfs:label ?effect .
  ?r rdf:subject ?c ; rdf:predicate fab:causes ; rdf:object ?e ; prov:value ?sentence
}"""


def read_rdf(story):
    import rdflib
    base = "http://example.org/story"
    graph = rdflib.Graph().parse(data=story.text("graph.turtle"), format="turtle", publicID=base)
    linked = rdflib.Graph().parse(data=story.text("graph.jsonld"), format="json-ld", base=base)
    assert set(graph) == set(linked), list(set(graph) ^ set(linked))[:4]
    sem = rdflib.Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
    labels = {str(e).split("#")[1]: str(graph.value(e, rdflib.RDFS.label)) for e in graph.subjects(rdflib.RDF.type, sem.Event)}
    same(labels, story.labels)
    why = {(str(a), str(b)) for a, b, _ in graph.query(WHY)}
    assert why == {(story.labels[r["from"]], story.labels[r["to"]]) for r in story.json["relations"]
                   if r["kind"] == "causes" and "status" not in r}
    for event, when in ((e, story.events[e]["when"]) for e in labels):
        node = rdflib.URIRef(f"{base}#{event}")
        assert str(graph.value(node, sem.hasTimeStamp) or "") == when["edtf"]
        assert str(graph.value(node, sem.hasEarliestBeginTimeStamp) or "None") == str(when.get("earliest"))


def read_followthemoney(story):
    rows = [json.loads(row) for row in story.text("graph.followthemoney").splitlines()]
    ids = [row["id"] for row in rows]
    assert len(set(ids)) == len(ids)
    assert all(isinstance(v, list) and v for row in rows for v in row["properties"].values())
    cut = lambda label: label if len(label) <= 250 else label[:249] + "…"
    same([(r["id"], r["properties"]["name"][0]) for r in rows if r["schema"] == "Event"], {k: cut(v) for k, v in story.labels.items()})
    links = [r["properties"] for r in rows if r["schema"] == "UnknownLink"]
    assert sorted((p["subject"][0], p["object"][0], p["role"][0]) for p in links) == story.relations
    references = {v for row in rows for k in ("proof", "involved", "subject", "object") for v in row["properties"].get(k, [])}
    assert references <= set(ids)


def read_dot(story):
    drawn = subprocess.run(["dot", "-Tsvg"], input=(story.folder / "graph.dot").read_bytes(), capture_output=True)
    assert drawn.returncode == 0 and not drawn.stderr, drawn.stderr.decode()
    titles = [t.text for t in ET.fromstring(drawn.stdout).iter("{http://www.w3.org/2000/svg}title")]
    assert sum(bool(re.fullmatch(r"e\d+", t)) for t in titles) == min(30, len(story.events))


def read_svg(story):
    ns = "{http://www.w3.org/2000/svg}"
    for name in ("timeline.svg", "graph.svg"):
        text = story.text(name)
        root = ET.fromstring(text)
        assert len(root.findall(f"{ns}g")) == min(30, len(story.events)), name
        assert not list(root.iter(f"{ns}script")) and "nan" not in re.sub(r">[^<]*<", "><", text)
        width, height = float(root.get("width")), float(root.get("height"))
        for text in root.iter(f"{ns}text"):
            assert 0 <= float(text.get("x")) <= width and 0 <= float(text.get("y")) <= height
    if story.name in ("one", "circle", "dates"):
        assert set(story.labels.values()) <= {t.text for t in root.iter(f"{ns}text")}


def read_many(story):
    """50,000 events: every format holds them all, or says how many it shows."""
    count = len(story.events)
    lines = {f.name: f.read_bytes().count(b"\n") for f in story.folder.iterdir()}
    assert count == 50000
    for name in ("timeline.csv", "timeline.timesketch", "timeline.md", "timeline.ics", "graph.graphml", "graph.gexf", "graph.cypher",
                 "graph.neo4j-nodes", "graph.neo4j-relationships", "graph.turtle", "graph.jsonld", "graph.followthemoney"):
        assert lines[name] >= count, name
    for name in ("timeline.vis", "graph.cytoscape", "graph.node-link", "graph.jgf"):
        assert story.text(name).count("Event number") >= count and json.loads(story.text(name))
    assert len(json.loads(story.text("timeline.timelinejs"))["events"]) == 100
    for name in ("timeline.table", "graph.dot"):
        assert f"of {count} events" in story.text(name)


stories = ["many"] if sys.argv[1] == "many" else ["empty", "one", "hostile", "dates", "circle", "hundreds"]
for name in stories:
    globals()["read_" + sys.argv[1]](Story(name))
