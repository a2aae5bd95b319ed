#!/usr/bin/env python3
"""Checks the invariants of docs/architecture.md that are facts about single lines of code.

usage: check_walls.py SOURCE        also plants one violation of each rule and checks that it is found
"""
import pathlib, re, sys, tempfile

# rooms, what must not stand in a line, why, paths that may (a part of them)
RULES = [
    ("core", r'[<"](yaml-cpp/|fabula/(config|importers|exporters)/)', "core knows no YAML, importer, exporter or configuration"),
    ("core", r"<iostream>|std::(cout|cerr|clog)|\bprintf *\(", "core prints nothing"),
    ("core", r"_clock::now|second_clock|microsec_clock|\btime *\((NULL|nullptr|0)\)|<chrono>", "core asks no clock"),
    ("core", r"random_device|\bs?rand *\(", "chance has a seed"),
    ("core", r"<locale>|std::locale|setlocale", "core knows no locale"),
    ("core", r"getenv", "core reads no environment"),
    ("core", r"<fstream>|\bfopen *\(", "core opens no file but the model, the wheel and the story file",
     ("core/src/language/", "core/src/store/")),
    ("core importers exporters config", r"<regex>", "std::regex runs out of stack on long text and knows no UTF-8"),
    ("core importers exporters cli", r'language *(\(\))? *[!=]= *"[a-z]{2}"', "a language is data"),
    ("importers exporters cli examples python", r'[<"]yaml-cpp/', "only config reads YAML"),
    ("importers", r'[<"]fabula/(exporters|config)/', "importers know neither exporters nor configuration"),
    ("exporters", r'[<"]fabula/(importers|config)/', "exporters know neither importers nor configuration"),
    ("config", r'[<"]fabula/(importers|exporters)/', "config knows neither importers nor exporters",
     ("config/tools/",)),
    ("core config importers cli python", r"<boost/graph/", "only core/graph and the exporters include Boost.Graph", ("/graph/",)),
]
# A line that each rule must find, in the order of the rules.
PLANTED = ["#include <yaml-cpp/yaml.h>", "#include <iostream>", "auto t = std::chrono::steady_clock::now();", "std::random_device seed;",
           "#include <locale>", 'std::getenv("HOME");', "#include <fstream>", "#include <regex>", 'if (style.language == "en") {',
           '#include "yaml-cpp/yaml.h"', '#include "fabula/exporters/exporter.hpp"', '#include "fabula/importers/importer.hpp"',
           '#include "fabula/importers/importer.hpp"', "#include <boost/graph/adjacency_list.hpp>"]
SUFFIXES = {".hpp", ".cpp", ".inc"}


def crossings(source, rules=RULES):
    found = []
    for rooms, pattern, why, *may in rules:
        for room in rooms.split():
            for path in sorted((source / room).rglob("*")):
                name = path.relative_to(source).as_posix()
                if path.suffix not in SUFFIXES or any(part in name for part in (may[0] if may else ())):
                    continue
                for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                    if re.search(pattern, line) and not line.lstrip().startswith("//"):
                        found.append(f"  {name}:{number}: {line.strip()}\n    {why}")
    return found


def blind_rules():
    """The rules that do not see what they forbid."""
    blind = []
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder)
        for rule, line in zip(RULES, PLANTED, strict=True):
            for room in rule[0].split():
                path = source / room / "planted.hpp"
                path.parent.mkdir(exist_ok=True)
                path.write_text(f"/// A half-open range [begin, end); a comment; #include is no code.\n{line}\n")
                if len(crossings(source, [(room, *rule[1:])])) != 1:
                    blind.append(f"  {room}: does not see '{line}'")
                path.unlink()
    return blind


def main():
    source = pathlib.Path(sys.argv[1])
    found = crossings(source)
    blind = blind_rules()
    if found:
        print("walls crossed:", *found, sep="\n")
    if blind:
        print("rules that are blind:", *blind, sep="\n")
    sys.exit(bool(found or blind))


main()
