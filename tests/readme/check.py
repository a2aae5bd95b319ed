"""Holds the README to what the program prints and to the files that it quotes.

A fenced block is checked by the line before it or its language: `console` runs every "$ fabula ..." in it and compares the
output; what is drawn by dot must show the same words as the picture it names. `<!-- file: F -->` says that the block below is F,
`<!-- excerpt: F -->` that the quotation below stands in F, "..." being left out. Every command that an indented line begins with
must exist. UPDATE_GOLDEN=1 rewrites the README, and the picture, in place.

usage: check.py FABULA SOURCE
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

fabula, source = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
readme = source / "README.md"
update = "UPDATE_GOLDEN" in os.environ
problems = []


def run(command):
    words = shlex.split(command)
    assert words[0] == "fabula", command
    result = subprocess.run([fabula, *words[1:]], cwd=source, capture_output=True, text=True)
    if result.returncode != 0:
        problems.append(f"$ {command}\nends with {result.returncode}: {result.stderr}")
    return result.stdout


def drawn_words(svg):
    """The words of a drawing, whatever version of Graphviz placed them."""
    return sorted(re.findall(r"<text[^>]*>([^<]*)</text>", svg))


def check_drawing(command, picture):
    svg = subprocess.run(["dot", "-Tsvg"], input=run(command), capture_output=True, text=True, check=True).stdout
    if update and (not picture.exists() or drawn_words(picture.read_text()) != drawn_words(svg)):
        picture.write_text(svg)
    if not picture.exists() or drawn_words(picture.read_text()) != drawn_words(svg):
        problems.append(f"{picture.relative_to(source)} is not what `{command}` draws")


def console(block):
    """The block as the program prints it today."""
    lines = []
    for command in re.findall(r"^\$ (.*)$", block, re.MULTILINE):
        lines.append(f"$ {command}")
        drawing = re.fullmatch(r"(fabula .*?) \| dot -Tsvg > (\S+)", command)
        if drawing:
            check_drawing(drawing[1], source / drawing[2])
        else:
            lines.append(run(command).rstrip("\n"))
    return "\n".join(lines) + "\n"


def check_excerpt(match):
    text = " ".join((source / match[1]).read_text().split())
    quoted = " ".join(re.sub(r"^> ?", "", match[2], flags=re.MULTILINE).split())
    for part in quoted.split(" ... "):
        if part not in text:
            problems.append(f"does not stand in {match[1]}: {part}")


if not (fabula.parent.parent / "share/fabula/en.model").exists():
    print("there is no language model: configure with -DFABULA_MODEL=WHEEL")
    sys.exit(77)

old = readme.read_text()
new = re.sub(r"(?<=^```console\n)(.*?)(?=^```$)", lambda m: console(m[1]), old, flags=re.MULTILINE | re.DOTALL)
new = re.sub(
    r"(<!-- file: (\S+) -->\n```\w*\n).*?(?=^```$)",
    lambda m: m[1] + (source / m[2]).read_text(),
    new,
    flags=re.MULTILINE | re.DOTALL,
)
for excerpt in re.finditer(r"<!-- excerpt: (\S+) -->\n((?:>.*\n)+)", new):
    check_excerpt(excerpt)
for command in sorted(set(re.findall(r"^    fabula (\w+)", new, re.MULTILINE))):
    run(f"fabula {command} --help")
for name in re.findall(r"\]\(([^)#]+)\)|`((?:docs|examples|config)/[\w./-]*)`", new):
    path = name[0] or name[1]
    if not path.startswith("http") and not (source / path).exists():
        problems.append(f"names {path}, which does not exist")

if new != old:
    if update:
        readme.write_text(new)
    else:
        problems.append("it prints or quotes what is no longer so; UPDATE_GOLDEN=1 rewrites it, and the diff is the review")
for problem in problems:
    print(f"README.md: {problem}")
sys.exit(bool(problems))
