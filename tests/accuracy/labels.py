#!/usr/bin/env python3
"""Draws labels at random, for a reader to judge.

usage: labels.py FABULA ARTICLES... [--seed N] [--count N] [--per-article N]

Reads the articles each by itself, keeps the most salient events of each, and prints a sample of them: number, label, type,
status, date. No sentence of an article is printed. The same seed draws the same mentions as long as the program finds and
weighs the same events.
"""
import argparse, json, random, subprocess


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("fabula")
    parser.add_argument("articles", nargs="+")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--per-article", type=int, default=10)
    options = parser.parse_args()
    lines = subprocess.run([options.fabula, "annotate", *options.articles, "-f", "jsonl", "--quiet"],
                           stdout=subprocess.PIPE, text=True, check=True).stdout
    events = []
    for line in lines.splitlines():
        ranked = sorted(json.loads(line)["events"], key=lambda event: -event["salience"])
        events += ranked[:options.per_article]
    drawn = random.Random(options.seed).sample(events, min(options.count, len(events)))
    for number, event in enumerate(drawn, 1):
        date = event["when"].get("edtf", "no date")
        print(f"{number} | {event['label']} | {event.get('type', '')} | {event['status']} | {date}")


if __name__ == "__main__":
    main()
