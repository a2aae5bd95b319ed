"""Many articles out of few: copies with other names, nouns and dates, so that no two tell of one event.

In copy k, every name has its consonants moved k places on among the consonants and its vowels among the vowels ("Paris"
becomes "Qesot"); a name is a word with a capital that does not begin a sentence or is never written in lower case, months and
days of the week aside. Every word that the articles write after "the", "a" or "an" becomes the one 7 times k places on in the
list of these words, plurals among plurals. The publication, and every date of month and day, lies k years later, by whole
weeks, which keeps the days of the week true; every year that the text names is k more. Of each article the first SENTENCES
sentences are told. All else stays, so copies are about as long, and tell about as many events, as what they are made of.
"""
import csv, datetime, itertools, json, re

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
KEPT = {*MONTHS, *DAYS, "I"}
SENTENCES = 20
YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
SENTENCE = re.compile(r"(?<=[.!?])[\"”]?\s+(?=[\"“]?[A-Z])|\n+")
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


def days_of(years):
    """So many whole weeks as come nearest to so many years."""
    return 7 * round(365.2425 * years / 7)


def moved_date(match, years, published):
    year = int(match["year"].strip(", ")) if match["year"] else published.year
    try:
        date = datetime.date(year, MONTHS.index(match["month"]) + 1, int(match["day"])) + datetime.timedelta(days_of(years))
    except ValueError:
        return match[0]
    text = match[0].replace(match["month"], MONTHS[date.month - 1])
    if match["year"]:
        text = text.replace(str(year), str(date.year - years))  # the years are moved after this
    return re.sub(r"\b\d{1,2}\b", str(date.day), text, count=1)


def first_sentences(text):
    ends = [m.start() for m in SENTENCE.finditer(text)]
    return text[:ends[SENTENCES - 1]] if len(ends) >= SENTENCES else text


def read(files):
    csv.field_size_limit(10**8)
    return [row for f in files for row in csv.DictReader(open(f, encoding="utf-8"))]


def articles(files, count):
    """So many articles, as lines of JSON that the program reads."""
    rows = read(files)
    lower = {w for row in rows for w in WORD.findall(row["text"]) if w.islower()}
    lists = noun_lists(rows)
    for k in itertools.count():
        letters, nouns = rotation(k), moved_nouns(lists, k)
        for row in rows:
            if count == 0:
                return
            count -= 1
            published = datetime.date.fromisoformat(row["date"])
            def changed(text):
                begins = {0, *(m.end() for m in SENTENCE.finditer(text))}
                def changed_word(m):
                    word, first = m[0], m.start() in begins or text[m.start() - 1] in "\"“"
                    is_name = word[0].isupper() and word not in KEPT and not (first and word.lower() in lower)
                    return word.translate(letters) if is_name else nouns.get(word, word)
                text = WORD.sub(changed_word, text)
                for form in DATES:
                    text = form.sub(lambda m: moved_date(m, k, published), text)
                return YEAR.sub(lambda m: str(int(m[0]) + k), text)
            yield json.dumps({"title": changed(row["title"]), "text": changed(first_sentences(row["text"])),
                              "url": f"{row['url']}#{k}", "published": str(published + datetime.timedelta(days_of(k)))})
