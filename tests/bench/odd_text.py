"""Articles that no paper prints, made to find what takes long only of them."""
import json, random


def _article(number, text):
    return json.dumps({"title": f"Report {number}", "text": text, "url": f"odd#{number}", "published": "2020-03-02"}, ensure_ascii=False)


def usual(rows, count):
    """News as it is, to compare with."""
    return [_article(i, rows[i % len(rows)]["text"]) for i in range(count)]


def one_sentence(rows, count, words=5000):
    """Every article one sentence of 5,000 words, a fourth as many articles: those of news without what ends a sentence or a paragraph."""
    all_words = [w.strip(".!?:;\"") for row in rows for w in row["text"].split()]
    all_words = [w for w in all_words if w]
    return [_article(i, " ".join((all_words * 2)[i * words % len(all_words):][:words]) + ".") for i in range(count // 4)]


def no_word_twice(rows, count, words=700):
    """No word stands twice in all of the articles: they are made of syllables, sentences of twenty words."""
    syllables = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
    random.seed(1)
    seen, articles = set(), []
    for i in range(count):
        text = []
        while len(text) < words:
            word = "".join(random.choice(syllables) for _ in range(random.randint(2, 5)))
            if word not in seen:
                seen.add(word)
                text.append(word.capitalize() if len(text) % 20 == 0 else word + "." if len(text) % 20 == 19 else word)
        articles.append(_article(i, "\n\n".join(" ".join(text[k:k + 60]) for k in range(0, words, 60))))
    return articles


def other_language(rows, count, words=700):
    """Danish, or something like it: sentences drawn from words of the language."""
    common = ("og i det at en den til er som på de med han af for ikke der var mig sig men et har om vi min havde ham hun nu over da "
              "fra du ud sin dem os op man hans hvor eller hvad skal selv her alle vil blev kunne ind når være dog noget ville jo "
              "deres efter ned skulle denne end dette mit også under have dig anden hende mine alt meget sit sine vor mod disse "
              "hvis din nogle hos blive mange ad bliver hendes været regeringen minister folketinget kommunen borgmester "
              "aftale valget partiet København arbejde skole børn år dage millioner kroner politiet branden oversvømmelse").split()
    random.seed(2)
    def sentence():
        chosen = [random.choice(common) for _ in range(18)]
        return " ".join(chosen).capitalize() + "."
    return [_article(i, "\n\n".join(" ".join(sentence() for _ in range(4)) for _ in range(words // 72))) for i in range(count)]


CORPORA = {"news as it is": usual, "every article one sentence of 5,000 words": one_sentence,
           "no word stands twice": no_word_twice, "another language": other_language}
