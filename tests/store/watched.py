#!/usr/bin/env python3
"""A watched folder: what lies there and what comes is added, each file once and whole, until the program is interrupted.

usage: watched.py FABULA ARTICLES
"""
import json, os, pathlib, shutil, signal, subprocess, sys, tempfile

from program import run, start

fabula, articles = start()
with tempfile.TemporaryDirectory() as work:
    folder, story = pathlib.Path(work) / "incoming", pathlib.Path(work) / "story.fabula"
    missing = subprocess.run([fabula, "add", story, "--watch", folder], capture_output=True, text=True)
    assert missing.returncode == 1 and "no such folder" in missing.stderr, missing.stderr
    assert not story.exists()
    folder.mkdir()
    shutil.copy(articles[0], folder)
    watching = subprocess.Popen([fabula, "add", story, "--watch", folder], stderr=subprocess.PIPE, text=True)
    try:
        def added():
            """Waits for the next line that counts what was added."""
            for line in watching.stderr:
                if " added, " in line:
                    return line.split(": ")[1].strip()
            sys.exit("the program ended")

        assert added() == "1 added, 0 there already, 1 in all"
        below = folder / "below"
        below.mkdir()
        shutil.copy(articles[1], below / ".hidden.txt")
        # A file that is put in its place with one step, as programs should.
        os.rename(below / ".hidden.txt", below / "second.txt")
        assert added() == "1 added, 0 there already, 2 in all"
        shutil.copy(articles[1], folder / "again.txt")
        assert added() == "0 added, 1 there already, 2 in all"
        watching.send_signal(signal.SIGINT)
        assert watching.wait() == 128 + signal.SIGINT
    finally:
        watching.kill()
    assert len(json.loads(run(fabula, "timeline", story, "-f", "json", "-q"))["articles"]) == 2
