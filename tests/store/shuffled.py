#!/usr/bin/env python3
"""The order in which articles are added does not change a story, nor do articles that were removed again.

usage: shuffled.py FABULA ARTICLES
"""
import pathlib, random, tempfile

from program import exports, run, start


def main():
    program, articles = start()
    wanted = exports(program, *articles)
    for seed in range(10):
        order = random.Random(seed)
        with tempfile.TemporaryDirectory() as folder:
            story = pathlib.Path(folder) / "story.fabula"
            shuffled = order.sample(articles, len(articles))
            cut = order.randrange(1, len(shuffled))
            for part in (shuffled[:cut], shuffled[cut:]):
                run(program, "add", story, *part, "-q")
            assert exports(program, story) == wanted, f"order {seed}: another story"
            half = shuffled[::2]
            run(program, "remove", story, *half, "-q")
            left = [a for a in articles if a not in half]
            assert exports(program, story) == exports(program, *left), f"order {seed}: something of what was removed is left"
            run(program, "add", story, *reversed(half), "-q")
            assert exports(program, story) == wanted, f"order {seed}: another story after adding again"
            run(program, "add", story, *articles, "-q")
            assert exports(program, story) == wanted, f"order {seed}: adding twice changed the story"


main()
