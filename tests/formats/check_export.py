#!/usr/bin/env python3
"""Reads what the program writes in one format with a reader that is not ours, and checks that it holds together.

usage: check_export.py FORMAT FABULA SOURCE
"""
import csv, io, json, pathlib, re, subprocess, sys
import xml.etree.ElementTree as ET

FABULA, SOURCE = sys.argv[2], pathlib.Path(sys.argv[3])
ARTICLES = sorted((SOURCE / "examples/articles").glob("*.txt"))


def fabula(*arguments):
    done = subprocess.run([FABULA, *map(str, arguments), "--quiet"], capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode("utf-8")


def is_schema_valid(timeline):
    try:
        import jsonschema
    except ImportError:
        print("jsonschema (python3-jsonschema) is not installed: the schema was not checked")
        return
    schema = json.loads((SOURCE / "docs/timeline.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(timeline)


def holds_together(timeline):
    """Every reference means something and every mention is where it says."""
    is_schema_valid(timeline)
    articles = {a["id"]: a for a in timeline["articles"]}
    actors = {a["id"] for a in timeline["actors"]}
    events = {e["id"] for e in timeline["events"]}
    assert len(articles) == len(timeline["articles"]) and len(actors) == len(timeline["actors"])
    assert len(events) == len(timeline["events"])
    orders = [e["order"] for e in timeline["events"] if e["order"]]
    assert orders == sorted(orders)
    for event in timeline["events"]:
        assert {p["actor"] for p in event["participants"] if "actor" in p} <= actors
        for m in event["mentions"]:
            text, sentence = articles[m["article"]]["text"], m["sentence"]
            assert text[m["begin"]:m["end"]] == m["text"]
            assert sentence["begin"] <= m["begin"] < m["end"] <= sentence["end"] <= len(text)
    for relation in timeline["relations"]:
        assert {relation["from"], relation["to"]} <= events and relation["from"] != relation["to"]
        for e in relation["evidence"]:
            assert 0 <= e["begin"] < e["end"] <= len(articles[e["article"]]["text"])


def check_json():
    timeline = json.loads(fabula("timeline", *ARTICLES, "-f", "json"))
    holds_together(timeline)
    assert len(timeline["articles"]) == len(ARTICLES) and timeline["events"]


def check_jsonl():
    lines = [json.loads(line) for line in fabula("annotate", *ARTICLES, "-f", "jsonl").splitlines()]
    assert len(lines) == len(ARTICLES)
    for line, path in zip(lines, ARTICLES):
        holds_together(line)
        assert [a["path"] for a in line["articles"]] == [str(path)]


def check_csv():
    text = fabula("timeline", *ARTICLES, "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    events = json.loads(fabula("timeline", *ARTICLES, "-f", "json"))["events"]
    assert [(r["id"], r["label"], r["date"]) for r in rows] == [(e["id"], e["label"], e["when"]["edtf"]) for e in events]


def check_timeml():
    for path in ARTICLES:
        text = json.loads(fabula("import", path))["text"]
        root = ET.fromstring(fabula("annotate", path, "-f", "timeml"))
        assert "".join(root.find("TEXT").itertext()) == text
        times = {t.get("tid") for t in root.iter("TIMEX3")}
        events = {e.get("eid") for e in root.iter("EVENT")}
        instances = {i.get("eiid") for i in root.iter("MAKEINSTANCE")}
        assert {i.get("eventID") for i in root.iter("MAKEINSTANCE")} == events and events
        for link in [*root.iter("TLINK"), *root.iter("CLINK")]:
            assert link.get("eventInstanceID") in instances
            assert link.get("relatedToTime") in times or link.get("relatedToEventInstance") in instances
        for time in root.iter("TIMEX3"):
            assert {time.get(k) for k in ("beginPoint", "endPoint", "anchorTimeID")} - {None} <= times


def check_conllu():
    for path in ARTICLES:
        text = json.loads(fabula("import", path))["text"]
        for block in fabula("annotate", path, "-f", "conllu").strip().split("\n\n"):
            words = [line.split("\t") for line in block.splitlines() if not line.startswith("#")]
            assert all(len(w) == 10 for w in words)
            assert [int(w[0]) for w in words] == list(range(1, len(words) + 1))
            assert sum(w[6] == "0" for w in words) == 1 and all(0 <= int(w[6]) <= len(words) for w in words)
            assert all((w[6] == "0") == (w[7] == "root") for w in words)
            for w in words:
                begin, end = map(int, re.search(r"TokenRange=(\d+):(\d+)", w[9]).groups())
                assert text[begin:end] == w[1]


def check_import():
    """What import writes is read back as the same articles."""
    lines = fabula("import", *ARTICLES)
    again = subprocess.run([FABULA, "import", "-", "-q"], input=lines.encode(), capture_output=True)
    assert again.returncode == 0, again.stderr.decode()
    for old, new in zip(map(json.loads, lines.splitlines()), map(json.loads, again.stdout.splitlines()), strict=True):
        for field in ("id", "title", "text", "published", "dateline", "blocks"):
            assert old.get(field) == new.get(field), (field, old.get(field), new.get(field))


def check_dot():
    try:
        drawn = subprocess.run(["dot", "-Tsvg"], input=fabula("graph", *ARTICLES).encode(), capture_output=True)
    except FileNotFoundError:
        print("Graphviz is not installed")
        sys.exit(77)
    assert drawn.returncode == 0 and not drawn.stderr, drawn.stderr.decode()
    titles = [t.text for t in ET.fromstring(drawn.stdout).iter("{http://www.w3.org/2000/svg}title")]
    assert sum(bool(re.fullmatch(r"e\d+", t)) for t in titles) == 30


if not (pathlib.Path(FABULA).parent / "../share/fabula/en.model").exists():
    print("there is no language model: configure with -DFABULA_MODEL=WHEEL")
    sys.exit(77)
globals()["check_" + sys.argv[1]]()
