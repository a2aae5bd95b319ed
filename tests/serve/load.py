#!/usr/bin/env python3
"""Many clients at once, each with some requests or for some time: every answer is right, none is missing, and memory does not grow
from one half to the other. Tells how many answers there were; no time is asserted.

usage: load.py FABULA ARTICLES [--clients 200] [--seconds 60]     without seconds: two requests a client and half
"""
import argparse, asyncio, collections, json, sys, time

from server import folder_with_story, serving, start

program, articles = start()
parser = argparse.ArgumentParser()
parser.add_argument("--clients", type=int, default=200)
parser.add_argument("--seconds", type=float)
options, _ = parser.parse_known_args(sys.argv[3:])


async def answer_of(reader):
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:"))
    return int(head.split()[1]), await reader.readexactly(length)


async def client(number, port, targets, wanted, end, seen):
    """Asks again and again, every third client over a new connection each time."""
    reader = writer = None
    turn = number
    while time.monotonic() < end if end else turn < number + 2:
        if writer is None:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
        target = targets[turn % len(targets)]
        turn += 1
        writer.write(f"GET {target} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        status, body = await answer_of(reader)
        seen[(target, status, body == wanted[target])] += 1
        if number % 3 == 0:
            writer.close()
            await writer.wait_closed()
            writer = None
    if writer is not None:
        writer.close()


async def load(port, targets, wanted):
    """Half of all that is asked."""
    seen = collections.Counter()
    end = time.monotonic() + options.seconds / 2 if options.seconds else None
    await asyncio.gather(*(client(n, port, targets, wanted, end, seen) for n in range(options.clients)))
    return seen


with folder_with_story(program, articles) as (_, story), serving(program, story) as server:
    events = server.ask("/api/events").json()["events"]
    actors = server.ask("/api/actors").json()["actors"]
    targets = ["/", "/api/events?limit=20", "/api/actors?limit=20", "/api/search?q=dam", "/api/timeline", "/api/openapi.json",
               "/api/events?text=dam&status=happened", f"/api/path/{actors[0]['id']}/{actors[1]['id']}", "/nothing",
               *(f"/api/events/{e['id']}" for e in events[:20]), *(f"/api/events/{e['id']}/why" for e in events[:20]),
               *(f"/api/actors/{a['id']}" for a in actors[:10])]
    wanted = {target: server.ask(target).body for target in targets}
    asyncio.run(load(server.port, targets, wanted))
    warm = server.resident_kilobytes()
    begin = time.monotonic()
    seen = asyncio.run(load(server.port, targets, wanted))
    seconds = time.monotonic() - begin
    end = server.resident_kilobytes()
    wrong = {key: count for key, count in seen.items() if key[1] != (404 if key[0] == "/nothing" else 200) or not key[2]}
    assert not wrong, wrong
    assert sum(seen.values()) >= options.clients, "not every client was answered"
    print(f"{options.clients} clients, {seconds:.0f} s: {sum(seen.values())} answers, {sum(seen.values()) / seconds:.0f}/s, "
          f"{server.threads()} threads, {warm} kB before, {end} kB after")
    # Whatever is kept of an answer would be a hundred times this.
    assert end < warm + 8192, f"memory grew from {warm} to {end} kB"
