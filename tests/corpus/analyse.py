#!/usr/bin/env python3
"""Analyses the sentences of a corpus, so that its tests need no language model.

usage: analyse.py FABULA FILE.conllu CORPUS.yaml ...

Writes FILE.conllu anew: of every case of the corpora "# text = " with the whole text, then what `fabula annotate -f conllu`
says of it. What stands before " // " is read as the headline. Needs PyYAML (Debian: python3-yaml).
"""
import json, re, subprocess, sys

import yaml


def texts(path):
    with open(path, encoding="utf-8") as file:
        for case in yaml.safe_load(file)["cases"]:
            marked = case if isinstance(case, str) else case["text"]
            yield re.sub(r"\[([^\]]*)\](\{[^}]*\})?", r"\1", marked)


def article(number, text):
    headline, slashes, _ = text.partition(" // ")
    first = len(headline) + len(slashes) if slashes else 0
    blocks = [{"begin": 0, "end": len(headline), "kind": "headline"}] if slashes else []
    blocks.append({"begin": first, "end": len(text), "kind": "body"})
    return json.dumps({"id": str(number), "text": text, "blocks": blocks})


def main():
    fabula, target, *corpora = sys.argv[1:]
    cases = list(dict.fromkeys(text for path in corpora for text in texts(path)))
    lines = "\n".join(article(number, text) for number, text in enumerate(cases)) + "\n"
    done = subprocess.run([fabula, "annotate", "-", "--input-format", "jsonl", "--published", "2020-01-01", "-f", "conllu",
                           "--quiet"], input=lines, text=True, capture_output=True)
    if done.returncode:
        sys.exit(f"{fabula} annotate failed:\n{done.stderr}")
    analyses = {}
    for document in done.stdout.split("# newdoc id = ")[1:]:
        number, _, rest = document.partition("\n")
        analyses[int(number)] = "".join(line + "\n" for line in rest.splitlines() if not line.startswith("#"))
    with open(target, "w", encoding="utf-8") as out:
        for number, text in enumerate(cases):
            out.write(f"# text = {text}\n{analyses[number].rstrip()}\n\n")


main()
