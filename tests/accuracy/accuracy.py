#!/usr/bin/env python3
"""Scores the program on the development corpora with the scorers that come with them.

usage: accuracy.py FABULA SHARED [PART ...]

SHARED holds score/, corpora/, acceptance/ and articles/. PARTs: stories, times, causes, timelines, pages, feeds; all
where none is named. What the program writes stays in build/accuracy for a closer look.
"""
import csv, json, pathlib, re, subprocess, sys


def run(*command, **options):
    return subprocess.run([str(c) for c in command], text=True, **options)


def annotate(fabula, inputs, form, out):
    with open(out, "w", encoding="utf-8") as file:
        done = run(fabula, "annotate", *inputs, "-f", form, "--quiet", stdout=file)
    if done.returncode not in (0, 3):
        sys.exit(f"fabula annotate failed with {done.returncode}")


def stories(fabula, shared, out):
    scores = []
    own = [pathlib.Path("examples/gold"), pathlib.Path("tests/accuracy/stories")]
    for gold in [g for folder in (shared / "acceptance", *own) for g in sorted(folder.glob("*.json"))]:
        account = json.loads(gold.read_text(encoding="utf-8"))
        names = account.get("articles") or [account["article"]]
        folders = (shared / "acceptance", shared / "articles", pathlib.Path("examples/articles"), own[1])
        articles = [next(f / pathlib.Path(n).name for f in folders if (f / pathlib.Path(n).name).exists()) for n in names]
        target = out / "stories" / gold.stem
        run(fabula, "build", *articles, "-o", target, "--quiet")
        done = run(sys.executable, shared / "score/story.py", gold, target / "timeline.json", "--verbose", capture_output=True)
        (target / "score.txt").write_text(done.stdout + done.stderr, encoding="utf-8")
        score = json.loads(run(sys.executable, shared / "score/story.py", gold, target / "timeline.json", "--json",
                               capture_output=True).stdout)
        joined = score["counts"].get("joined across articles")
        print(f"  {gold.stem:36} {score['score']:5.1f}" + (f"   joined across articles {joined[0]}/{joined[1]}" if joined else ""))
        if gold.parent not in own:
            scores.append(score)
    print(f"  {'mean without our own':36} {sum(s['score'] for s in scores) / len(scores):5.1f}")
    parts = {}
    for score in scores:
        for part, (right, total) in score["counts"].items():
            old = parts.get(part, (0, 0))
            parts[part] = (old[0] + right, old[1] + total)
    for part, (right, total) in parts.items():
        print(f"    {part:28} {right:4}/{total:<4} {100 * right / total:5.1f} %")
    print(f"    {'spurious causes':28} {sum(s['spurious_causes'] for s in scores):4}")


def times(fabula, shared, out):
    for corpus in ("timebank", "aquaint", "causal"):
        gold = shared / "corpora/timeml" / corpus
        bare, found = out / corpus / "bare", out / corpus / "found"
        bare.mkdir(parents=True, exist_ok=True)
        found.mkdir(parents=True, exist_ok=True)
        for path in gold.glob("*.tml"):
            text = path.read_text(encoding="utf-8")
            head, body, tail = re.match(r"(.*?<TEXT>)(.*)(</TEXT>.*)", text, re.S).groups()
            body = re.sub(r"</?(?!s\b)[A-Za-z][^>]*>", "", body)
            tail = re.sub(r"<(MAKEINSTANCE|TLINK|SLINK|ALINK|CLINK)\b[^>]*/>", "", tail)
            (bare / path.name).write_text(head + body + tail, encoding="utf-8")
        done = run(fabula, "annotate", bare, "-f", "timeml", "-o", found, "--quiet")
        if done.returncode not in (0, 3):
            sys.exit(f"fabula annotate failed with {done.returncode}")
        print(f"  {corpus}")
        run(sys.executable, shared / "score/timeml.py", gold, found)


def causes(fabula, shared, out):
    gold = shared / "corpora/causal/train_subtask2_grouped.csv"
    csv.field_size_limit(10**8)
    lines = out / "sentences.jsonl"
    with open(gold, encoding="utf-8-sig") as rows, open(lines, "w", encoding="utf-8") as file:
        for row in csv.DictReader(rows):
            file.write(json.dumps({"id": row["index"], "text": row["text"]}) + "\n")
    annotate(fabula, [lines], "jsonl", out / "causes.jsonl")
    run(sys.executable, shared / "score/causes.py", gold, out / "causes.jsonl")


def timelines(fabula, shared, out):
    corpus = shared / "corpora/timelines"
    run(sys.executable, shared / "score/to_timelines.py", corpus / "articles", corpus / "gold", out / "timelines", "--",
        fabula, "timeline", corpus / "articles", "--actor", "{}", "--max-items", "100000", "-f", "json", "--quiet")
    run(sys.executable, shared / "score/timelines.py", corpus / "gold", out / "timelines")


def pages(fabula, shared, out):
    corpus = shared / "corpora/pages"
    with open(out / "pages.jsonl", "w", encoding="utf-8") as file:
        found = subprocess.run([fabula, "import", corpus / "html", "-f", "jsonl", "--quiet"], stdout=file)
    if found.returncode not in (0, 3):
        sys.exit(f"fabula import: exit {found.returncode}")
    run(sys.executable, shared / "score/pages.py", corpus / "gold.json", out / "pages.jsonl")


def feeds(fabula, shared, out):
    program = pathlib.Path("build/dev/bin/fabula_feed_entries")
    if not program.exists():
        print("  (not scored: ./dev test builds the program that is needed)")
        return
    files = [f for f in sorted((shared / "corpora/formats/feeds/tests").rglob("*")) if f.suffix in (".xml", ".json")]
    with open(out / "feeds.jsonl", "w", encoding="utf-8") as file:
        run(program, fabula.parent.parent / "share/fabula", *files, stdout=file, check=True)
    run(sys.executable, pathlib.Path(__file__).parent / "feeds.py", out / "feeds.jsonl")


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    fabula, shared = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    if not (shared / "score").is_dir():
        sys.exit(f"accuracy: no scorers in {shared}; name the folder that holds score/ and corpora/")
    out = pathlib.Path("build/accuracy").resolve()
    out.mkdir(parents=True, exist_ok=True)
    parts = {"stories": stories, "times": times, "causes": causes, "timelines": timelines, "pages": pages, "feeds": feeds}
    for name in sys.argv[3:] or parts:
        print(name, flush=True)
        parts[name](fabula, shared, out)


if __name__ == "__main__":
    main()
