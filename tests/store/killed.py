#!/usr/bin/env python3
"""Kills the program at random moments while it adds articles: the file always opens, is whole, and holds whole articles only.

usage: killed.py FABULA ARTICLES [TIMES]
"""
import pathlib, random, sqlite3, subprocess, sys, tempfile, time

from program import exports, run, start


def main():
    program, articles = start()
    times = int(sys.argv[3]) if len(sys.argv) > 3 else 200
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        story = pathlib.Path(folder) / "story.fabula"
        begin = time.perf_counter()
        run(program, "add", story, *articles, "-q")
        whole = time.perf_counter() - begin
        wanted = exports(program, story)
        seen = set()
        for _ in range(times):
            story.unlink(missing_ok=True)
            process = subprocess.Popen([program, "add", story, *articles, "-q"], stderr=subprocess.DEVNULL)
            # Most of the time goes by before the first article is written.
            time.sleep(whole * chance.uniform(0.3, 1.1))
            process.kill()
            process.wait()
            if story.exists():
                with sqlite3.connect(story) as database:
                    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
                    count = database.execute("SELECT count(*) FROM article").fetchone()[0]
                database.close()
                seen.add(count)
                if count:
                    run(program, "timeline", story, "-f", "json", "-q")
        run(program, "add", story, *articles, "-q")
        assert exports(program, story) == wanted, "what was interrupted cannot be completed"
        print(f"killed {times} times; articles found: {sorted(seen)}")


main()
