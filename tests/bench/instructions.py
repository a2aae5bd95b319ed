#!/usr/bin/env python3
"""Counts the instructions of a few small jobs under valgrind and compares them with those noted in instructions.json.

usage: instructions.py FABULA [renew]

Fails where a job takes over a tenth more than is noted: instructions, unlike times, are nearly the same on every run and on every
machine. Which of the program's paths for kinds of processors is taken would make a difference; valgrind shows AVX2
to all programs, so that is the one that is counted. A change that is worth its instructions: `renew` notes them anew.
"""
import json, pathlib, re, subprocess, sys, tempfile

NOTED = pathlib.Path(__file__).with_name("instructions.json")
ARTICLES = sorted(pathlib.Path("examples/articles").glob("*.txt"))
MARGIN = 0.10
SKIPPED = 77


def run(command):
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"})
    if done.returncode not in (0, 3):
        sys.exit(f"{' '.join(map(str, command))}: exit {done.returncode}\n{done.stderr}")
    return done


def instructions(command):
    told = run(["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", *command]).stderr
    return int(re.search(r"I +refs: +([\d,]+)", told)[1].replace(",", ""))


def jobs(fabula, folder):
    """What is counted, each a command; the story file that they ask is made first."""
    story = folder / "story.fabula"
    run([fabula, "add", story, *ARTICLES, "-q"])
    account = json.loads(run([fabula, "timeline", story, "-f", "json", "-q"]).stdout)
    effect = next(r["to"] for r in account["relations"] if r["kind"] == "causes")
    return {"read one article": [fabula, "timeline", ARTICLES[0], "--threads", "1", "-q"],
            "read four articles": [fabula, "build", *ARTICLES[:4], "-o", folder / "built", "--threads", "1", "-q"],
            "answer a question": [fabula, "why", story, effect, "-q"],
            "list the actors": [fabula, "actors", story, "-q"],
            "export a timeline": [fabula, "timeline", story, "-f", "json", "-q"],
            "export a graph": [fabula, "graph", story, "-f", "graphml", "-q"]}


def main():
    if len(sys.argv) not in (2, 3) or sys.argv[2:] not in ([], ["renew"]):
        sys.exit(__doc__)
    cpu = pathlib.Path("/proc/cpuinfo").read_text()
    if not re.search(r"\bavx2\b", cpu):
        print("skipped: this processor has no AVX2, with which the instructions noted were counted")
        return SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        counted = {name: instructions(job) for name, job in jobs(sys.argv[1], pathlib.Path(folder)).items()}
    if sys.argv[2:]:
        NOTED.write_text(json.dumps(counted, indent=2) + "\n")
    noted = json.loads(NOTED.read_text())
    grown = []
    for name, count in counted.items():
        change = count / noted[name] - 1 if name in noted else float("inf")
        print(f"  {name:24} {count / 1e6:10,.1f} million instructions  {change:+7.1%}")
        if change > MARGIN:
            grown.append(name)
    if grown:
        print(f"these take over {MARGIN:.0%} more instructions than noted in {NOTED.name}: {', '.join(grown)}\n"
              "make them as fast as they were, or, where what they do is worth it, note them anew: ./dev instructions renew")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
