#!/usr/bin/env python3
"""Times the import of web pages beside trafilatura and resiliparse, in one run, on one thread.

usage: pages.py BUILD_DIR PAGES_FOLDER

Each gets the same files and gives text and what is known of title, author and date (resiliparse: text alone). Seconds are those
of the processor; the program's include its start.
"""
import importlib.metadata, os, pathlib, resource, subprocess, sys, time


def seconds_of_children(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    code = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
    if code not in (0, 3):  # 3: some pages hold no article
        sys.exit(f"{' '.join(map(str, command))}: exit {code}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def seconds_of(read, pages):
    for page in pages[:3]:
        read(page)
    start = time.process_time()
    for page in pages:
        read(page)
    return time.process_time() - start


def with_trafilatura(page):
    import trafilatura
    return trafilatura.bare_extraction(page, with_metadata=True, include_comments=False)


def with_resiliparse(page):
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding
    from resiliparse.parse.html import HTMLTree
    return extract_plain_text(HTMLTree.parse(bytes_to_str(page, detect_encoding(page))), main_content=True)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    build, folder = map(pathlib.Path, sys.argv[1:])
    pages = [path.read_bytes() for path in sorted(folder.glob("*.html"))]
    if not pages:
        sys.exit(f"{folder}: no *.html in it")
    megabytes = sum(map(len, pages)) / 1e6
    ours = min(seconds_of_children([build / "bin/fabula", "import", folder]) for _ in range(3))
    print(f"{len(pages)} web pages, {megabytes:.1f} MB, one thread")
    print(f"  {'import of pages, fabula':44} {len(pages) / ours:12,.1f} pages/s")
    for name, read in (("trafilatura", with_trafilatura), ("resiliparse", with_resiliparse)):
        theirs = seconds_of(read, pages)
        print(f"  {f'import of pages, {name} ' + importlib.metadata.version(name):44} {len(pages) / theirs:12,.1f} pages/s      "
              f"fabula is {theirs / ours:.1f} times as fast")


if __name__ == "__main__":
    os.environ["OMP_NUM_THREADS"] = "1"
    main()
