#!/usr/bin/env python3
"""Makes config/lang/en/event_nouns.yaml: English nouns by how likely they name an event.

usage: event_nouns.py COUNTS.json [WORDNET_DIR] > config/lang/en/event_nouns.yaml

COUNTS.json maps "lemma<TAB>N" to how often the noun was annotated with each TimeML class ("NONE": no event) in a corpus;
counts of words only, no text. A logistic regression on WordNet's lexicographer classes of the noun's senses and on whether a
verb derives from it gives the likelihood of nouns that the corpus is silent on; the counts correct it. Needs numpy and the
files of WordNet 3.0 (Debian: wordnet-base). The same input gives the same bytes.
"""
import collections, json, pathlib, re, sys

import numpy as np

CLASSES = {n: f"{n:02}" for n in range(3, 29)}
WEIGHT = 4.0  # how many sightings the prior counts for


def senses(folder):
    """lemma -> list of (lexicographer class, has a verb derived, tag count + 0.5 by rank)"""
    offsets = {}
    for line in open(folder / "data.noun", encoding="latin-1"):
        if line[0] == " ":
            continue
        fields = line.split(" | ")[0].split()
        words = int(fields[3], 16)
        names = [fields[4 + 2 * i] for i in range(words)]
        at = 4 + 2 * words
        links = int(fields[at])
        derived = set()
        for k in range(links):
            symbol, _, pos, which = fields[at + 1 + 4 * k: at + 5 + 4 * k]
            if symbol == "+" and pos == "v":
                derived.add(int(which[:2], 16))
        offsets[fields[0]] = (int(fields[1]), names, derived)
    counts = collections.Counter()
    for line in open(folder / "cntlist.rev", encoding="latin-1"):
        key, number, count = line.split()
        lemma, rest = key.split("%")
        if rest[0] == "1":
            counts[lemma, int(number)] = int(count)
    found = {}
    for line in open(folder / "index.noun", encoding="latin-1"):
        if line[0] == " ":
            continue
        fields = line.split()
        lemma, pointers = fields[0], int(fields[3])
        if not re.fullmatch(r"[a-z]+(-[a-z]+)?", lemma) or len(lemma) < 3:
            continue
        rows = []
        for rank, offset in enumerate(fields[6 + pointers:], 1):
            file, names, derived = offsets[offset]
            index = [n.lower() for n in names].index(lemma) + 1 if lemma in [n.lower() for n in names] else 0
            proper = index and names[index - 1][0].isupper()
            rows.append((file, index in derived, 0.0 if proper else counts[lemma, rank] + 1.0 / rank))
        found[lemma] = rows
    return found


def features(rows):
    vector = np.zeros(2 * len(CLASSES) + 2)
    vector[0] = 1
    total = sum(w for _, _, w in rows) or 1
    for file, derived, weight in rows:
        vector[1 + 2 * (file - 3) + (1 if derived else 0)] += weight / total
    return vector


def fit(x, yes, no, steps=400):
    w = np.zeros(x.shape[1])
    for _ in range(steps):
        p = 1 / (1 + np.exp(-(x @ w)))
        n = yes + no
        gradient = x.T @ (yes - n * p) - 0.5 * w
        hessian = (x * (n * p * (1 - p))[:, None]).T @ x + 0.5 * np.eye(len(w))
        w += np.linalg.solve(hessian, gradient)
    return w


def main():
    counts = {k.split("\t")[0]: v for k, v in json.load(open(sys.argv[1])).items() if k.endswith("\tN")}
    found = senses(pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else "/usr/share/wordnet"))
    known = [l for l in sorted(counts) if l in found]
    x = np.array([features(found[l]) for l in known])
    no = np.array([min(counts[l].get("NONE", 0), 20) for l in known], float)
    yes = np.array([min(sum(counts[l].values()) - counts[l].get("NONE", 0), 20) for l in known], float)
    w = fit(x, yes, no, steps=30)
    buckets = collections.defaultdict(list)
    for lemma, rows in sorted(found.items()):
        prior = 1 / (1 + np.exp(-(features(rows) @ w)))
        c = counts.get(lemma, {})
        seen = sum(c.values())
        p = (seen - c.get("NONE", 0) + WEIGHT * prior) / (seen + WEIGHT)
        tagged = sum(int(weight) for _, _, weight in rows) - (1 if rows else 0)
        if seen == 0 and tagged < 1:
            continue
        name = "strong" if p >= 0.6 else "likely" if p >= 0.4 else "possible" if p >= 0.2 else None
        if name:
            buckets[name].append(lemma)
    print("# Made by config/tools/event_nouns.py from WordNet 3.0 and counts of words in TimeML corpora; do not edit.")
    print("# What is wrong here is put right in events.yaml (nouns: always, never).")
    for name in ("strong", "likely", "possible"):
        print(f"{name}: >-")
        line = " "
        for word in buckets[name]:
            if len(line) + len(word) > 110:
                print(line)
                line = " "
            line += " " + word
        print(line)
    print({k: len(v) for k, v in buckets.items()}, file=sys.stderr)


main()
