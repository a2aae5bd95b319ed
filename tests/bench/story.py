#!/usr/bin/env python3
"""Times a story file as it grows: adding one article to many, and every question that is asked of many.

usage: story.py BUILD_DIR ARTICLES.csv ... [--sizes 100,1000]

The articles are copies of those given, changed so that no two tell of one event: see volume.py. Story files are made once
and kept in BUILD_DIR/bench; that of 10,000 articles takes some ten minutes. Times are medians of whole processes.
"""
import argparse, itertools, json, pathlib, sqlite3, statistics, subprocess, sys, time

import volume

ADDED = 5  # articles, one after the other, each taken out again


def run(*command):
    start = time.perf_counter()
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True)
    seconds = time.perf_counter() - start
    if done.returncode not in (0, 3):
        sys.exit(f"{' '.join(map(str, command))}: exit {done.returncode}\n{done.stderr}")
    return seconds, done.stdout


def write(path, lines):
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return path


def count(story):
    if not story.exists():
        return 0
    with sqlite3.connect(story) as database:
        return database.execute("SELECT count(*) FROM article").fetchone()[0]


def make(fabula, folder, files, size):
    story = folder / f"{size}.fabula"
    if count(story) != size:
        story.unlink(missing_ok=True)
        run(fabula, "add", story, write(folder / "articles.jsonl", volume.articles(files, size)), "-q")
    return story


def time_adding(fabula, folder, story, more):
    seconds = []
    for line in more:
        one = write(folder / "one.jsonl", [line])
        seconds.append(run(fabula, "add", story, one, "-q")[0])
        run(fabula, "remove", story, json.loads(line)["url"], "-q")
    return statistics.median(seconds)


def questions(fabula, folder, files):
    """Of the events of one article that has causes."""
    for line in volume.articles(files, 300):
        run(fabula, "build", write(folder / "one.jsonl", [line]), "-o", folder / "one", "-q")
        account = json.loads((folder / "one/timeline.json").read_text(encoding="utf-8"))
        events = {e["id"]: e for e in account["events"]}
        cause = next((r for r in account["relations"] if r["kind"] == "causes"), None)
        typed = next((e for e in account["events"] if e.get("type")), None)
        actor = next((a for a in account["actors"] if a["kind"] == "person"), None)
        if cause and typed and actor:
            break
    first, last = cause["from"], cause["to"]
    month = json.loads(line)["published"][:7]
    words = max(events[last]["label"].split(), key=len).strip(",.'\"")
    return {"why": ["why", last], "effects": ["effects", first], "path": ["path", first, last],
            "show, an event": ["show", first], "show, an actor": ["show", actor["name"]],
            "timeline": ["timeline"], "timeline --actor": ["timeline", "--actor", actor["name"]],
            "timeline --text": ["timeline", "--text", words], "timeline --from --to": ["timeline", "--from", month, "--to", month],
            "timeline --type": ["timeline", "--type", typed["type"]], "actors": ["actors", "--max-items", "20"],
            "check": ["check", "--max-items", "20"]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--sizes", default="100,1000")
    args = parser.parse_args()
    fabula, folder = args.build / "bin/fabula", args.build / "bench"
    folder.mkdir(exist_ok=True)
    sizes = sorted(int(s) for s in args.sizes.split(","))
    more = list(itertools.islice(volume.articles(args.files, sizes[-1] + ADDED), sizes[-1], None))
    seconds = {}
    for size in sizes:
        story = make(fabula, folder, args.files, size)
        seconds[size] = time_adding(fabula, folder, story, more)
        note = f"{seconds[size] / seconds[sizes[0]]:.1f} times that of {sizes[0]:,}" if size > sizes[0] else ""
        print(f"  {f'add one article to {size:,}':44} {seconds[size] * 1000:12,.1f} ms           {note}")
        print(f"  {f'story file of {size:,}, an article':44} {story.stat().st_size / size / 1024:12,.1f} KB")
    for name, command in questions(fabula, folder, args.files).items():
        times = [run(fabula, command[0], story, *command[1:], "-q")[0] for _ in range(5)]
        print(f"  {f'{name}, of {sizes[-1]:,} articles':44} {statistics.median(times) * 1000:12,.1f} ms", flush=True)


if __name__ == "__main__":
    main()
