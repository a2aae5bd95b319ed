#!/usr/bin/env python3
"""Compares what fabula_feed_entries printed with the expectation in each feed's first comment, as feedparser's tests have it:
title, link, author, text and dates of entries. A feed is right where all of its expectations of these kinds hold. Markup is
compared by its text. What an HTTP header says in the comment is not known to the reader.

usage: feeds.py ENTRIES.jsonl [--errors]
"""
import ast, collections, datetime, html, json, re, sys

FIELDS = {"title": "title", "link": "link", "author": "author", "summary": "text", "description": "text", "content": "text"}
DATES = ("published", "updated", "date", "issued", "created", "modified")
# The same under another path.
SAME = {("title_detail", "value"): "title", ("summary_detail", "value"): "summary", ("author_detail", "name"): "author",
        ("authors", 0, "name"): "author", ("content", 0, "value"): "content"}


def of_markup(text):
    text = re.sub(r"(?is)<(script|style)\b.*?</\1\s*>|<!--.*?-->|<[a-z/!?][^>]*>", " ", text)
    return html.unescape(text)


def bare(text):
    return re.sub(r"\s+", "", text)


def claims(expectation):
    """(entry, path, value) for each equation about an entry."""
    try:
        tree = ast.parse(expectation.strip(), mode="eval")
    except SyntaxError:
        return
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Compare) and len(node.ops) == 1 and isinstance(node.ops[0], ast.Eq)):
            continue
        path, at = [], node.left
        try:
            value = ast.literal_eval(node.comparators[0])
            while isinstance(at, ast.Subscript):
                path.insert(0, ast.literal_eval(at.slice))
                at = at.value
        except ValueError:
            continue
        if isinstance(at, ast.Name) and at.id == "entries" and len(path) > 1:
            yield path[0], tuple(path[1:]), value


def same_moment(entry, value):
    wanted = datetime.datetime(*value[:6]).replace(second=0)
    for text in (entry["published"], entry["modified"]):
        if not text:
            continue
        moment = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
        if len(text) == 10 and moment.date() == wanted.date():
            return True
        if moment.tzinfo:
            moment = moment.astimezone(datetime.timezone.utc).replace(tzinfo=None)
        if moment.replace(second=0) == wanted:
            return True
    return False


def holds(entry, path, value):
    """None where the expectation is of another kind."""
    key = SAME.get(path, path[0] if len(path) == 1 else None)
    if key in [name + "_parsed" for name in DATES] and isinstance(value, tuple):
        return same_moment(entry, value)
    if not isinstance(value, str):
        return None
    if key in DATES:
        return value in (entry["published_raw"], entry["modified_raw"])
    if key not in FIELDS:
        return None
    got = entry[FIELDS[key]]
    if key == "link":
        return value.strip() == got
    if key == "author":
        return re.sub(r" \(\S+@\S+\)$", "", value) == got
    return bare(got) in (bare(of_markup(value)), bare(value))


def expectation(file):
    data = open(file, "rb").read()
    text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")
    found = re.search(r"Expect:\s*(.*?)\s*-->", text, re.S)
    return re.sub(r"\s*\n\s*", " ", found[1]) if found else ""


def main():
    right, total = collections.Counter(), collections.Counter()
    for line in open(sys.argv[1], encoding="utf-8"):
        feed = json.loads(line)
        results = []
        for index, path, value in claims(expectation(feed["file"])):
            missing = dict.fromkeys(("title", "link", "author", "text", "published", "modified", "published_raw", "modified_raw"), "")
            entry = feed["entries"][index] if index < len(feed["entries"]) else missing
            result = holds(entry, path, value)
            if result is None:
                continue
            results.append(result)
            if not result and "--errors" in sys.argv:
                print(feed["file"], path, repr(value)[:120], "|", json.dumps(entry, ensure_ascii=False)[:240])
        if results:
            kind = "/".join(feed["file"].split("/tests/")[1].split("/")[:-1])
            total[kind] += 1
            right[kind] += all(results)
    for kind in sorted(total):
        print(f"  {kind:28} {right[kind]:4}/{total[kind]:<4} {100 * right[kind] / total[kind]:5.1f} %")
    print(f"  {'all':28} {sum(right.values()):4}/{sum(total.values()):<4} {100 * sum(right.values()) / sum(total.values()):5.1f} %")


if __name__ == "__main__":
    main()
