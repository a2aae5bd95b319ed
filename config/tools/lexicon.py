#!/usr/bin/env python3
"""Makes config/lang/en/words.lexicon: what kinds of meaning English words have, from WordNet.

usage: lexicon.py OUT [WORDNET_DIR]

Of every noun, verb and adjective of one word: the lexicographer files of its senses ("noun.act"), with the share of its
uses that they cover, and whether it derives from a verb. Needs the files of WordNet 3.0 (Debian: wordnet-base). The form of
the file is described in core/include/fabula/language/lexicon.hpp. The same input gives the same bytes.
"""
import collections, pathlib, re, struct, sys

FILES = """adj.all adj.pert adv.all noun.Tops noun.act noun.animal noun.artifact noun.attribute noun.body noun.cognition
noun.communication noun.event noun.feeling noun.food noun.group noun.location noun.motive noun.object noun.person
noun.phenomenon noun.plant noun.possession noun.process noun.quantity noun.relation noun.shape noun.state noun.substance
noun.time verb.body verb.change verb.cognition verb.communication verb.competition verb.consumption verb.contact
verb.creation verb.emotion verb.motion verb.perception verb.possession verb.social verb.stative verb.weather
adj.ppl""".split()
# Rare nouns that name nothing but things of these kinds are left out.
THINGS = {"noun." + name for name in "Tops animal artifact body food group location object person plant shape substance".split()}
POS = {"noun": "n", "verb": "v", "adj": "a"}
SENSE_POS = {"1": "n", "2": "v", "3": "a", "5": "a"}
SHARES = (0.2, 0.5, 0.8)  # the borders between the four shares that are told apart


def hash_of(text):
    """fabula's hash of names: FNV-1a, finished as MurmurHash3 does."""
    h = 2166136261
    for byte in text.encode():
        h = (h ^ byte) * 16777619 & 0xFFFFFFFF
    h = (h ^ h >> 16) * 0x85EBCA6B & 0xFFFFFFFF
    h = (h ^ h >> 13) * 0xC2B2AE35 & 0xFFFFFFFF
    return h ^ h >> 16


def rows(path):
    with open(path, encoding="latin-1") as file:
        return [line.split(" | ")[0].split() for line in file if line[0] != " "]


def read_synsets(folder):
    """(part of speech, offset) -> its file, its words, the numbers of its words that derive from a verb"""
    synsets = {}
    for name, pos in POS.items():
        for fields in rows(folder / f"data.{name}"):
            count = int(fields[3], 16)
            words = [fields[4 + 2 * i].split("(")[0] for i in range(count)]
            at = 4 + 2 * count
            derived = set()
            for k in range(int(fields[at])):
                symbol, _, target, which = fields[at + 1 + 4 * k: at + 5 + 4 * k]
                if symbol == "+" and target == "v":
                    derived.add(int(which[:2], 16))
            synsets[pos, fields[0]] = FILES[int(fields[1])], words, derived
    return synsets


def read_counts(folder):
    """(lemma, part of speech, sense) -> how often it was seen in a corpus"""
    counts = collections.Counter()
    for key, number, count in rows(folder / "cntlist.rev"):
        lemma, rest = key.split("%")
        if rest[0] in SENSE_POS:
            counts[lemma, SENSE_POS[rest[0]], int(number)] = int(count)
    return counts


def describe(lemma, pos, offsets, synsets, counts):
    """The shares of the word's kinds, the share that derives from a verb, and how often it was seen."""
    kinds, derived, seen = collections.Counter(), 0.0, 0
    for rank, offset in enumerate(offsets, 1):
        file, words, numbers = synsets[pos, offset]
        place = next((i for i, word in enumerate(words) if word.lower() == lemma), None)
        if place is not None and words[place][0].isupper():
            continue
        weight = counts[lemma, pos, rank] + 1 / rank
        seen += counts[lemma, pos, rank]
        kinds[file] += weight
        derived += weight if place is not None and place + 1 in numbers else 0
    total = sum(kinds.values())
    return [(kind, weight / total) for kind, weight in kinds.most_common()], derived / total if total else 0, seen


def entry(kinds, derived):
    packed = [FILES.index(kind) << 2 | sum(share >= border for border in SHARES) for kind, share in kinds[:3]]
    packed += [0xFF] * (3 - len(packed))
    return bytes(packed) + bytes([0 if derived == 0 else 1 if derived <= 0.5 else 2])


def main():
    folder = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else "/usr/share/wordnet")
    synsets, counts, entries = read_synsets(folder), read_counts(folder), {}
    for name, pos in POS.items():
        for fields in rows(folder / f"index.{name}"):
            lemma, pointers = fields[0], int(fields[3])
            if not re.fullmatch(r"[a-z]+(-[a-z]+)*", lemma):
                continue
            kinds, derived, seen = describe(lemma, pos, fields[6 + pointers:], synsets, counts)
            if kinds and (seen > 0 or not all(kind in THINGS for kind, _ in kinds)):
                entries[hash_of(f"{pos} {lemma}")] = entry(kinds, derived)
    names = ("\n".join(FILES) + "\n").encode()
    with open(sys.argv[1], "wb") as out:
        out.write(b"fabula-lexicon-1\n" + struct.pack("<I", len(names)) + names + struct.pack("<I", len(entries)))
        out.write(b"".join(struct.pack("<I", key) for key in sorted(entries)))
        out.write(b"".join(entries[key] for key in sorted(entries)))
    print(f"{sys.argv[1]}: {len(entries)} words", file=sys.stderr)


main()
