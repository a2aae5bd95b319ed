"""Holds README, CONTRIBUTING and docs/ to what the program prints, to the files that they quote, and to the commands that there are.

A block is checked by its language and by the line before it:
  ```console        every "$ ..." is run in one shell, and the output compared; what is drawn by dot must show the same words as
                    the picture that it names
  ```sh             is run, and every line must succeed
  indented, `code`  what begins with `fabula` must be a command with these options, with `./dev` one of its commands; other
                    programs in an indented block need a mark
  <!-- served: ARTICLES -->   in the console block below, localhost:8080 is a server of a story of these articles
  <!-- not run: WHY -->       the block below is not run, for this reason
  <!-- file: F -->            the block below is F
  <!-- excerpt: F -->         the quotation below stands in F, "..." being left out
Commands run in a folder of their own that has examples/, docs/ and config/. UPDATE_GOLDEN=1 rewrites the documents, and the
picture, in place.

usage: check.py FABULA SOURCE
"""

import functools
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

fabula, source = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
update = "UPDATE_GOLDEN" in os.environ
environment = {**os.environ, "PATH": f"{fabula.parent}:{os.environ['PATH']}"}
# What stands at the beginning of a line that is typed into a shell.
TYPED = re.compile(r"^ *(?:\$ |(?:\./dev|fabula|cmake|ctest|curl|docker|pip|python3|man|dpkg|apt|apt-get|git|build/\S+) )")


@functools.cache
def help_of(words):
    result = subprocess.run([fabula, *words, "--help"], capture_output=True, text=True)
    return result.stdout if result.returncode == 0 else None


@functools.cache
def dev_usage():
    return subprocess.run([source / "dev"], capture_output=True, text=True).stdout


def drawn_words(svg):
    """The words of a drawing, whatever version of Graphviz placed them."""
    return sorted(re.findall(r"<text[^>]*>([^<]*)</text>", svg))


class Document:
    def __init__(self, path, work):
        self.path, self.work, self.problems = path, work, []

    def problem(self, text):
        self.problems.append(f"{self.path.relative_to(source)}: {text}")

    # ---- commands that are run ----------------------------------------------------------------------------------------------

    def run(self, commands, port=None):
        """What each of these commands prints, in one shell."""
        mark = "\x1e"
        lines = [f"{{ {c.replace('localhost:8080', f'localhost:{port}') if port else c}\n}}; printf '{mark}%d{mark}' $?" for c in commands]
        result = subprocess.run(["bash", "-c", "\n".join(lines)], cwd=self.work, capture_output=True, text=True, env=environment)
        parts = result.stdout.split(mark)
        printed, codes = parts[:-1:2], parts[1::2]
        for command, code in zip(commands, codes, strict=True):
            if code != "0":
                self.problem(f"$ {command}\nends with {code}: {result.stderr}")
        return [text.replace(f"localhost:{port}", "localhost:8080") if port else text for text in printed]

    def check_drawing(self, command, picture):
        svg = subprocess.run(["dot", "-Tsvg"], input=self.run([command])[0], capture_output=True, text=True, check=True).stdout
        if update and (not picture.exists() or drawn_words(picture.read_text()) != drawn_words(svg)):
            picture.write_text(svg)
        if not picture.exists() or drawn_words(picture.read_text()) != drawn_words(svg):
            self.problem(f"{picture.relative_to(source)} is not what `{command}` draws")

    def console(self, block, articles):
        """The block as the program prints it today."""
        commands = re.findall(r"^\$ (.*)$", block, re.MULTILINE)
        if articles:
            return self.served(commands, articles)
        lines = []
        drawn = [re.fullmatch(r"(fabula .*?) \| dot -Tsvg > (\S+)", command) for command in commands]
        printed = iter(self.run([c for c, drawing in zip(commands, drawn) if not drawing]))
        for command, drawing in zip(commands, drawn):
            lines.append(f"$ {command}\n")
            if drawing:
                self.check_drawing(drawing[1], source / drawing[2])
            else:
                lines.append(next(printed))
        return "".join(lines).rstrip("\n") + "\n"

    def served(self, commands, articles):
        story = Path(self.work) / "served.fabula"
        self.run([f"fabula add {story} {articles} -q"])
        server = subprocess.Popen([fabula, "serve", story, "--port", "0", "-q"], stdout=subprocess.PIPE, text=True)
        try:
            port = server.stdout.readline().strip().rstrip("/").rpartition(":")[2]
            printed = self.run(commands, port)
        finally:
            server.terminate()
            server.wait()
        return "".join(f"$ {command}\n{text}" for command, text in zip(commands, printed)).rstrip("\n") + "\n"

    # ---- commands that must exist -------------------------------------------------------------------------------------------

    def check_exists(self, command):
        """Of what stands in a text: the command, and its options."""
        try:
            words = shlex.split(command.split(" | ")[0].split("  #")[0].split(" > ")[0])
        except ValueError:
            self.problem(f"`{command}` is not closed")
            return
        if words[0] == "./dev":
            if len(words) > 1 and not re.search(rf"^  {re.escape(words[1])} ", dev_usage(), re.MULTILINE):
                self.problem(f"`{command}`: ./dev has no command {words[1]}")
            return
        names = []
        for word in words[1:]:
            text = help_of(tuple(names))
            below = re.search(r"^Subcommands:\n((?:  .*\n)*)", text, re.MULTILINE)
            if not below or not re.fullmatch(r"[a-z]+", word):
                break
            names.append(word)
            if help_of(tuple(names)) is None:
                self.problem(f"`{command}`: there is no command {' '.join(names)}")
                return
        known = set(re.findall(r"(?<![\w-])--?[\w-]+", help_of(tuple(names))))
        for word in words[1:]:
            option = word.partition("=")[0]
            if re.fullmatch(r"--?[a-z][\w-]*", option) and option not in known:
                self.problem(f"`{command}`: there is no option {option}")

    def check_indented(self, text):
        for match in re.finditer(r"(<!-- not run: .+ -->\n\n?)?((?:^    .*\n(?:\n(?=    ))?)+)", text, re.MULTILINE):
            for line in match[2].splitlines():
                command = line.strip()
                if re.match(r"(?:fabula|\./dev) ", command):
                    self.check_exists(command)
                elif TYPED.match(command) and not match[1]:
                    self.problem(f"nobody runs '{command}': make it a block of `console` or `sh`, or say why with <!-- not run: ... -->")

    # ---- the whole ----------------------------------------------------------------------------------------------------------

    def is_there(self, link, path):
        """Whether what a link leads to, or code names, is there; "foo" stands for what somebody will write."""
        if link:
            return link.startswith("http") or (self.path.parent / link).exists()
        room, _, rest = path.partition("/")
        places = [source / path, *(source / room / part / rest for part in ("src", f"include/fabula"))]
        return "foo" in path or any(place.exists() or any(place.parent.glob(f"{place.name}.?pp")) for place in places)

    def check_excerpt(self, match):
        text = " ".join((source / match[1]).read_text().split())
        quoted = " ".join(re.sub(r"^> ?", "", match[2], flags=re.MULTILINE).split())
        for part in quoted.split(" ... "):
            if part not in text:
                self.problem(f"does not stand in {match[1]}: {part}")

    def fenced(self, match):
        """A fenced block as it should be."""
        mark, language, block = match["mark"] or "", match["language"], match["block"]
        kind, _, value = mark.removeprefix("<!-- ").removesuffix(" -->\n").partition(": ")
        if kind == "file":
            block = (source / value).read_text()
        elif kind == "not run":
            pass
        elif language == "console":
            block = self.console(block, value if kind == "served" else None)
        elif language in ("sh", "bash"):
            self.run([line for line in block.replace("\\\n", "").splitlines() if line and not line.startswith("#")])
        elif any(TYPED.match(line) for line in block.splitlines()):
            self.problem(f"nobody runs this block: {block.splitlines()[0]}")
        return f"{mark}```{language}\n{block}```\n"

    def check(self):
        old = self.path.read_text()
        fence = r"(?P<mark><!-- [^\n]+ -->\n)?^```(?P<language>\w*)\n(?P<block>.*?)^```\n"
        new = re.sub(fence, self.fenced, old, flags=re.MULTILINE | re.DOTALL)
        text = re.sub(fence, "", new, flags=re.MULTILINE | re.DOTALL)
        for excerpt in re.finditer(r"<!-- excerpt: (\S+) -->\n((?:>.*\n)+)", text):
            self.check_excerpt(excerpt)
        self.check_indented(text)
        for code in re.findall(r"`((?:fabula|\./dev) [^`]+)`", text):
            self.check_exists(" ".join(code.split()))
        for name in re.findall(r"\]\(([^)#]+)\)|`((?:docs|examples|config|tests|cmake|cli|core|importers|exporters)/[\w./-]*)`", text):
            if not self.is_there(*name):
                self.problem(f"names {name[0] or name[1]}, which does not exist")
        if new != old:
            if update:
                self.path.write_text(new)
            else:
                self.problem("it prints or quotes what is no longer so; UPDATE_GOLDEN=1 rewrites it, and the diff is the review")
        return self.problems


if not (fabula.parent.parent / "share/fabula/en.model").exists():
    print("there is no language model: configure with -DFABULA_MODEL=WHEEL")
    sys.exit(77)
problems = []
for path in [source / "README.md", source / "CONTRIBUTING.md", *sorted((source / "docs").rglob("*.md"))]:
    with tempfile.TemporaryDirectory() as work:
        for folder in ("examples", "docs", "config"):
            (Path(work) / folder).symlink_to(source / folder)
        problems += Document(path, work).check()
for problem in problems:
    print(problem)
sys.exit(bool(problems))
