"""Many articles out of few: copies with other names, nouns and dates, so that no two tell of one event.

In copy k, every word that is a name has its consonants moved k places on among the consonants and its vowels among the
vowels ("Paris" becomes "Qesot"); a name is a word that the articles never write in lower case, months and days of the week
aside. Every word that the articles write after "the", "a" or "an" becomes the one 7 times k places on in the list of these words,
plurals among plurals. The publication, and every date that the text writes with month and day, lie 35 times k days later,
which keeps the days of the week true. All else stays, so copies are about as long, and tell about as many events, as what
they are made of.
"""
import csv, datetime, itertools, json, re

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
KEPT = {*MONTHS, *DAYS, "I"}
DAYS_APART = 35
WORD = re.compile(r"[^\W\d_]+")
MONTH = "(?P<month>" + "|".join(MONTHS) + ")"
DATES = [re.compile(rf"\b{MONTH} (?P<day>\d{{1,2}})(?P<year>, \d{{4}})?\b"),
         re.compile(rf"\b(?P<day>\d{{1,2}}) {MONTH}(?P<year> \d{{4}})?\b")]
CLASSES = ["bcdfghjklmnpqrstvwxz", "aeiou"]


NOUN = re.compile(r"\b(?:the|an?|The|An?) ([a-z]{4,})\b")


def noun_lists(rows):
    nouns = {noun for row in rows for noun in NOUN.findall(row["text"])}
    return [sorted(n for n in nouns if n.endswith("s") == plural) for plural in (False, True)]


def moved_nouns(lists, k):
    return {noun: nouns[(i + 7 * k) % len(nouns)] for nouns in lists for i, noun in enumerate(nouns)} if k else {}


def rotation(k):
    table = {}
    for letters, by in zip(CLASSES, (k % 20, (k + k // 20) % 5)):
        moved = letters[by:] + letters[:by]
        table |= str.maketrans(letters + letters.upper(), moved + moved.upper())
    return table


def moved_date(match, days, published):
    year = int(match["year"].strip(", ")) if match["year"] else published.year
    try:
        date = datetime.date(year, MONTHS.index(match["month"]) + 1, int(match["day"])) + datetime.timedelta(days)
    except ValueError:
        return match[0]
    text = match[0].replace(match["month"], MONTHS[date.month - 1])
    if match["year"]:
        text = text.replace(str(year), str(date.year))
    return re.sub(r"\b\d{1,2}\b", str(date.day), text, count=1)


def read(files):
    csv.field_size_limit(10**8)
    return [row for f in files for row in csv.DictReader(open(f, encoding="utf-8"))]


def articles(files, count):
    """So many articles, as lines of JSON that the program reads."""
    rows = read(files)
    lower = {w for row in rows for w in WORD.findall(row["text"]) if w.islower()}
    is_name = lambda word: word[0].isupper() and word not in KEPT and word.lower() not in lower
    lists = noun_lists(rows)
    for k in itertools.count():
        letters, nouns, days = rotation(k), moved_nouns(lists, k), DAYS_APART * k
        for row in rows:
            if count == 0:
                return
            count -= 1
            published = datetime.date.fromisoformat(row["date"])
            def changed(text):
                text = WORD.sub(lambda m: m[0].translate(letters) if is_name(m[0]) else nouns.get(m[0], m[0]), text)
                for form in DATES:
                    text = form.sub(lambda m: moved_date(m, days, published), text)
                return text
            yield json.dumps({"title": changed(row["title"]), "text": changed(row["text"]), "url": f"{row['url']}#{k}",
                              "published": str(published + datetime.timedelta(days))})
