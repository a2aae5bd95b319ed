#!/usr/bin/env python3
"""Writes unicode_tables.inc: the character classes and lower case of Python's str methods, as sorted ranges.

usage: python3 core/src/text/make_unicode_tables.py > core/src/text/unicode_tables.inc
"""
import sys, unicodedata

points = [c for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF]


def ranges(holds):
    out = []
    for c in points:
        if holds(chr(c)):
            if out and out[-1][1] == c - 1:
                out[-1][1] = c
            else:
                out.append([c, c])
    return out


def lower():
    """(first, last, step, delta): every step-th code point of the range maps to itself plus delta"""
    out = []
    for c in points:
        low = chr(c).lower()
        if low == chr(c) or len(low) > 1:  # U+0130 alone becomes two; case.cpp knows it
            continue
        delta = ord(low) - c
        if out and out[-1][3] == delta and c - out[-1][1] in (1, 2) and out[-1][2] in (0, c - out[-1][1]):
            out[-1][2] = c - out[-1][1]
            out[-1][1] = c
        else:
            out.append([c, c, 0, delta])
    return [[a, b, max(step, 1), d] for a, b, step, d in out]


def write(name, rows):
    print(f"constexpr {name} = {{{{")
    line = "   "
    for row in rows:
        item = " {" + ", ".join(hex(v) if i < 2 else str(v) for i, v in enumerate(row)) + "},"
        if len(line) + len(item) > 100:
            print(line)
            line = "   "
        line += item
    print(line)
    print("}};")


print(f"// Unicode {unicodedata.unidata_version}, written by make_unicode_tables.py; do not edit.")
for name, holds in (("alphabetic", str.isalpha), ("upper_case", str.isupper), ("digits", str.isdigit), ("white_space", str.isspace)):
    rows = ranges(holds)
    write(f"std::array<CharRange, {len(rows)}> {name}", rows)
rows = lower()
write(f"std::array<LowerRange, {len(rows)}> lower_case", rows)
