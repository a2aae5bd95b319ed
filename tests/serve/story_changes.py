#!/usr/bin/env python3
"""What other programs do to the story file is in the next answer, and an ETag tells whether anything was.

usage: story_changes.py FABULA ARTICLES
"""
import os, shutil, signal, threading

from server import folder_with_story, run, serving, start

program, articles = start()


def check_tags(server, story):
    first = server.ask("/api/actors")
    tag = first.headers["ETag"]
    for header in (tag, f'"other", {tag}', f"W/{tag}", "*"):
        same = server.ask("/api/actors", If_None_Match=header)
        assert (same.status, same.body, same.headers["ETag"]) == (304, b"", tag), header
    assert server.ask("/api/actors", If_None_Match='"other"').status == 200
    assert server.ask("/api/actors", If_Match=tag).status == 200
    run(program, "add", story, articles[-1], "-q")
    after = server.ask("/api/actors", If_None_Match=tag)
    assert after.status == 200 and after.headers["ETag"] != tag and after.body != first.body
    assert server.ask("/api/actors", If_Match=tag).json()["code"] == "story-changed"
    run(program, "add", story, articles[-1], "-q")  # which is there already
    assert server.ask("/api/actors", If_None_Match=after.headers["ETag"]).status == 304
    return after.headers["ETag"]


def check_correction(server, story, folder):
    event = server.ask("/api/events?limit=1").json()["events"][0]["id"]
    (folder / "fixes.yaml").write_text(f"- rename: {event}\n  to: Something else happens\n")
    run(program, "correct", story, folder / "fixes.yaml", "-q")
    assert server.ask(f"/api/events/{event}").json()["event"]["label"] == "Something else happens"
    assert b"Something else happens" in server.ask("/").body


def check_replaced(server, story, folder):
    """Another file in its place, and none."""
    other = folder / "other.fabula"
    run(program, "add", other, articles[0], "-q")
    wanted = run(program, "actors", other, "-f", "json", "-q")
    tag = server.ask("/api/actors").headers["ETag"]
    os.rename(other, story)
    answer = server.ask("/api/actors?limit=1000", If_None_Match=tag)
    assert answer.status == 200 and answer.body.decode() == wanted
    os.rename(story, folder / "away")
    missing = server.ask("/api/actors")
    assert missing.status == 503 and "no such file" in missing.json()["title"], missing.body
    story.write_bytes(b"SQLite format 3\0" + b"broken" * 1000)
    assert server.ask("/api/actors").status == 503
    os.rename(folder / "away", story)
    assert server.ask("/api/actors?limit=1000").body.decode() == wanted


def check_while_it_grows(server, story):
    """Readers while another program writes: whole answers, and in the end the same as after a new start."""
    problems, done = [], threading.Event()

    def read():
        while not done.is_set():
            for target in ("/api/events", "/api/actors", "/api/search?q=dam", "/"):
                answer = server.ask(target)
                if answer.status != 200:
                    problems.append(answer.body)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for article in articles:
        run(program, "add", story, article, "-q")
    done.set()
    for reader in readers:
        reader.join()
    assert not problems, problems[:3]
    return server.ask("/api/timeline")


with folder_with_story(program, articles[:-1]) as (folder, story):
    with serving(program, story) as server:
        tag = check_tags(server, story)
    with serving(program, story) as server:
        # The same file, the same tag: what a client keeps is good beyond the server's end.
        assert server.ask("/api/actors", If_None_Match=tag).status == 304
        check_correction(server, story, folder)
        check_replaced(server, story, folder)
        grown = check_while_it_grows(server, story)
    with serving(program, story) as server:
        again = server.ask("/api/timeline")
        assert again.body == grown.body and again.headers["ETag"] == grown.headers["ETag"]
        server.process.send_signal(signal.SIGINT)
    copy = shutil.copy(story, folder / "copy.fabula")
    os.chmod(copy, 0o444)
    with serving(program, copy) as server:
        assert server.ask("/api/timeline").body == again.body
