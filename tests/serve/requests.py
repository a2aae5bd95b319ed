#!/usr/bin/env python3
"""Requests as they should not be: each is refused with what, where and what to do, and none of them harms the others.

usage: requests.py FABULA ARTICLES
"""
import json, os, signal, socket, subprocess, time

from server import folder_with_story, read_all, run, serving, start

program, articles = start()


def check_problem(answer, status, code):
    problem = answer.json()
    assert (answer.status, problem["status"], problem["code"]) == (status, status, code), (status, code, answer.status, problem)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert problem["title"] and problem["detail"], problem
    return problem


def check_refused_targets(server):
    for target, status, code, says in (
        ("/nothing", 404, "unknown-path", "/nothing"),
        ("/api", 404, "unknown-path", "/api"),
        ("/api/events/", 404, "unknown-name", ""),
        ("/api/events/e-0", 404, "unknown-name", "e-0"),
        ("/api/events/e-0/why", 404, "unknown-name", "e-0"),
        ("/api/actors/a-nobody", 404, "unknown-name", "a-nobody"),
        ("/api/articles/none", 404, "unknown-name", "none"),
        ("/api/path/e-0/e-1", 404, "unknown-name", "e-0"),
        ("/api/events/the/why", 409, "ambiguous-name", "events"),
        ("/api/events?actr=Reed", 400, "unknown-parameter", "actr"),
        ("/api/events?from=2023-13", 400, "bad-value", "2023-13"),
        ("/api/events?from=2024&to=2023", 400, "bad-value", "2024"),
        ("/api/events?type=nonsense", 400, "bad-value", "nonsense"),
        ("/api/events?status=gone", 400, "bad-value", "gone"),
        ("/api/events?min-confidence=2", 400, "bad-value", "2"),
        ("/api/events?depth=2", 400, "bad-value", ""),
        ("/api/events?from=2023&from=2024", 400, "bad-value", ""),
        ("/api/events?limit=0", 400, "bad-value", "0"),
        ("/api/events?limit=1001", 400, "bad-value", "1001"),
        ("/api/events?limit=-1", 400, "bad-value", "-1"),
        ("/api/events?offset=many", 400, "bad-value", "many"),
        ("/api/events?text=", 400, "bad-value", "text"),
        ("/api/events?around=e-0", 404, "unknown-name", "e-0"),
        ("/api/events?as-of=1900", 400, "bad-question", "1900"),
        ("/api/search", 400, "missing-parameter", ""),
        ("/api/openapi.json?as-of=2023", 400, "unknown-parameter", "as-of"),
        ("/../etc/passwd", 400, "bad-target", ""),
        ("/api/../../etc/passwd", 400, "bad-target", ""),
        ("/%2e%2e/%2e%2e/etc/passwd", 400, "bad-target", ""),
        ("/api/articles/%2e%2e", 400, "bad-target", ""),
        ("/api/articles/..%2f..%2fetc%2fpasswd", 404, "unknown-name", "../../etc/passwd"),
        ("/api/articles//etc/passwd", 404, "unknown-path", ""),
        ("/api/articles/%2Fetc%2Fpasswd", 404, "unknown-name", "/etc/passwd"),
        ("/api/articles/file:%2F%2F%2Fetc%2Fpasswd", 404, "unknown-name", "etc/passwd"),
        ("/story.fabula", 404, "unknown-path", ""),
        ("/api/events/%zz", 400, "bad-target", "%zz"),
        ("/api/events/%", 400, "bad-target", "%"),
        ("/api/events/%00", 400, "bad-target", "%00"),
        ("/api/events/%ff%fe", 400, "bad-target", "UTF-8"),
        ("/api/search?q=%c3", 400, "bad-target", "UTF-8"),
    ):
        answer = server.ask(target)
        problem = check_problem(answer, status, code)
        assert says in problem["title"] + problem["detail"], (target, problem)
        assert b"root:" not in answer.body
    assert "did you mean 'actor'" in server.ask("/api/events?actr=Reed").json()["detail"]
    assert server.ask("/api/events?from=2023-13").json()["parameter"] == "from"
    assert server.ask("/api/events/e-0").json()["instance"] == "/api/events/e-0"


def check_methods(server):
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
        answer = server.ask("/api/events", method=method)
        check_problem(answer, 405, "read-only")
        assert answer.headers["Allow"] == "GET, HEAD"
    check_problem(server.ask("/api/events", method="POST", body=b"x" * 1000), 405, "read-only")
    check_problem(server.ask("/api/events", body=b"{}"), 413, "unwanted-body")
    head = server.ask("/api/events", method="HEAD")
    whole = server.ask("/api/events")
    assert head.status == 200 and head.body == b"" and head.headers["Content-Length"] == str(len(whole.body))
    # What is asked behind a body is no request of its own.
    smuggled = server.raw(b"GET /api/events HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60\r\n\r\n"
                          b"GET /api/actors HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert smuggled.count(b"HTTP/1.1") == 1 and smuggled.startswith(b"HTTP/1.1 413"), smuggled
    smuggled = server.raw(b"POST /api/events HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                          b"GET /api/actors HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert smuggled.count(b"HTTP/1.1") == 1 and smuggled.startswith(b"HTTP/1.1 405"), smuggled


def check_hosts(server, story):
    own = (f"127.0.0.1:{server.port}", "localhost", "LOCALHOST:1", "[::1]:80", "10.1.2.3", "127.0.0.1")
    foreign = ("evil.example", f"evil.example:{server.port}", "localhost.evil.example", "127.0.0.1.evil.example", "[::1", "[evil]",
               "localhost:port", "a b", "127.0.0.1@evil.example")
    for host in own:
        assert server.ask("/api/actors?limit=1", Host=host).status == 200, host
    for host in foreign:
        check_problem(server.ask("/api/actors", Host=host), 421, "foreign-host")
        assert server.ask("/", Host=host).status == 421
    assert server.raw(b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n").startswith(b"HTTP/1.1 400")
    twice = b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
    assert server.raw(twice).startswith(b"HTTP/1.1 400")
    with serving(program, story, "--allow-host", "news.example", "--allow-origin", "https://news.example") as other:
        assert other.ask("/api/actors", Host="NEWS.example:80").status == 200
        assert other.ask("/api/actors", Host="evil.example").status == 421
        friend = other.ask("/api/actors", Origin="https://news.example")
        assert friend.headers["Access-Control-Allow-Origin"] == "https://news.example" and friend.headers["Vary"] == "Origin"
        assert other.ask("/api/actors", Origin="https://evil.example").headers["Access-Control-Allow-Origin"] is None


def check_headers(server):
    for target in ("/", "/api/actors", "/nothing", "/api/openapi.json"):
        headers = server.ask(target, Origin="https://evil.example").headers
        assert not any(name.lower().startswith("access-control") for name in headers)
        assert headers["X-Content-Type-Options"] == "nosniff" and headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["X-Frame-Options"] == "DENY"
    # Ranges, which would make much of little, are not given.
    ranges = server.ask("/api/actors", Range="bytes=" + ",".join("0-" for _ in range(500)))
    assert ranges.status == 200 and ranges.headers["Content-Length"] == str(len(server.ask("/api/actors").body))


def check_malformed(server):
    for data in (b"\x00\x01\x02\x03\r\n\r\n", b"GET\r\n\r\n", b"GET /\r\n\r\n", b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
                 b"BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n", b"\xff" * 100 + b"\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\r\n\r\n",
                 b"GET / HTTP/1.1\r\nHost\r\nConnection: close\r\n\r\n", b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"x" * 9000 + b": y\r\n\r\n"):
        said = server.raw(data)
        assert said.startswith(b"HTTP/1.1 4"), (data[:40], said[:200])
        assert json.loads(said.split(b"\r\n\r\n", 1)[1])["detail"]
    long = server.raw(b"GET /" + b"a" * 10000 + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert long.startswith(b"HTTP/1.1 414"), long[:100]
    too_long = server.raw(b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 100000)
    assert too_long.startswith(b"HTTP/1.1 431") and b"request_bytes" in too_long, too_long[:100]
    # Requests one after the other, without waiting for the answers.
    one = b"GET /api/actors?limit=1 HTTP/1.1\r\nHost: localhost\r\n\r\n"
    last = one.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
    assert server.raw(one * 3 + last).count(b"HTTP/1.1 200") == 4
    assert server.raw(b"\r\n" + last).count(b"HTTP/1.1 200") == 1
    assert server.raw(last.replace(b"HTTP/1.1", b"HTTP/1.0")).startswith(b"HTTP/1.1 200")


def check_limits(story):
    limits = {"threads": 2, "connections": 20, "request_seconds": 1, "idle_seconds": 2, "request_bytes": 1000, "list_items": 3,
              "most_list_items": 5}
    with serving(program, story, settings=limits) as server:
        assert len(server.ask("/api/events").json()["events"]) == 3
        check_problem(server.ask("/api/events?limit=6"), 400, "bad-value")
        assert server.raw(b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 300).startswith(b"HTTP/1.1 431")
        slow = [socket.create_connection(("127.0.0.1", server.port), 30) for _ in range(10)]
        for client in slow:
            client.sendall(b"GET / HT")
        # They wait for nobody's sake but their own.
        assert server.ask("/api/actors").status == 200
        for client in slow:
            assert read_all(client).startswith(b"HTTP/1.1 408")
            client.close()
        with socket.create_connection(("127.0.0.1", server.port), 30) as idle:
            assert read_all(idle) == b""
        crowd = [socket.create_connection(("127.0.0.1", server.port), 30) for _ in range(20)]
        one_too_many = server.ask("/api/actors")
        check_problem(one_too_many, 503, "too-many-connections")
        assert server.threads() <= 8
        for client in crowd:
            client.close()
        while server.ask("/api/actors").status == 503:
            pass
    message = run(program, "serve", story, "--port", "70000", code=2)
    assert "--port" in message, message


def check_ends(story):
    for number in (signal.SIGTERM, signal.SIGINT):
        with serving(program, story) as server:
            idle = socket.create_connection(("127.0.0.1", server.port), 30)
            # An answer that is under way is still given.
            asked = socket.create_connection(("127.0.0.1", server.port), 30)
            asked.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            begin = asked.recv(1)
            server.process.send_signal(number)
            assert (begin + read_all(asked)).rstrip().endswith(b"</html>")
            assert server.process.wait(30) == 0
            idle.close()
            asked.close()
            with socket.socket() as late:
                assert late.connect_ex(("127.0.0.1", server.port)) != 0
    # Told to end before it has begun to listen, it ends as well.
    for pause in (0, 0.01, 0.03, 0.1):
        process = subprocess.Popen([program, "serve", story, "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(pause)
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) in (0, -signal.SIGTERM)
        process.communicate()


def check_refused_starts(folder, story):
    with serving(program, story) as server:
        message = run(program, "serve", story, "--port", server.port, code=1)
        assert f"127.0.0.1:{server.port}" in message and "--port" in message, message
    assert "no address of this machine" in run(program, "serve", story, "--address", "192.0.2.1", code=1)
    assert "fabula add" in run(program, "serve", folder / "none.fabula", code=1)
    assert "no story file" in run(program, "serve", articles[0], code=1)
    assert "no story file" in run(program, "serve", folder, code=1)
    (folder / "empty.fabula").write_bytes(b"")
    assert "no story file" in run(program, "serve", folder / "empty.fabula", code=1)


with folder_with_story(program, articles) as (folder, story):
    before = story.read_bytes(), sorted(os.listdir(folder))
    with serving(program, story) as server:
        check_refused_targets(server)
        check_methods(server)
        check_hosts(server, story)
        check_headers(server)
        check_malformed(server)
        assert server.ask("/api/actors").status == 200
    assert (story.read_bytes(), sorted(os.listdir(folder))) == before, "the story file, or its folder, was written to"
    check_limits(story)
    check_ends(story)
    check_refused_starts(folder, story)
