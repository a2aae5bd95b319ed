#!/usr/bin/env python3
"""The manual pages and completions hold every command and option that --help has, and their readers find nothing wrong with them.

usage: check.py FABULA SHARE
"""
import pathlib, re, shutil, subprocess, sys, tempfile

fabula, share = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
pages = share / "man/man1"
completions = {"bash": share / "bash-completion/completions/fabula", "zsh": share / "zsh/vendor-completions/_fabula",
               "fish": share / "fish/vendor_completions.d/fabula.fish"}


def out(*command, **options):
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, **options)
    assert done.returncode == 0, f"{command}: exit {done.returncode}\n{done.stdout}{done.stderr}"
    return done.stdout


def commands_in(text):
    part = re.search(r"^Subcommands:\n((?:  .*\n)*)", text, re.MULTILINE)
    return re.findall(r"^  ([a-z]+) ", part[1], re.MULTILINE) if part else []


def options_in(text):
    return set(re.findall(r"^  (?:-\w,)?(--[\w-]+)", text, re.MULTILINE))


def helps():
    """(the words of a command, its help) of the program and everything below it."""
    waiting = [()]
    while waiting:
        words = waiting.pop()
        text = out(fabula, *words, "--help")
        yield words, text
        waiting += [(*words, name) for name in commands_in(text)]


def read_page(page):
    """The page as it is read at a terminal, without bold and underlined."""
    return re.sub(r".\x08", "", out("mandoc", "-Tutf8", page)).replace("‐", "-").replace("−", "-")


def complete(words):
    """What bash offers for the last of these words."""
    script = f"""source {completions['bash']}
COMP_WORDS=({' '.join(repr(w) for w in words)}); COMP_CWORD={len(words) - 1}
compopt() {{ echo files; }}
_fabula; printf '%s\\n' "${{COMPREPLY[@]}}" """
    return out("bash", "-c", script).split()


def check_pages(told):
    texts = {page.stem: read_page(page) for page in sorted(pages.glob("*.1"))}
    assert set(texts) == {"fabula", *(f"fabula-{words[0]}" for words, _ in told if words)}
    for words, text in told:
        page = texts["-".join(("fabula", *words[:1]))]
        missing = [name for name in options_in(text) | set(commands_in(text)) if name not in page]
        assert not missing, f"{words}: the manual does not tell of {missing}"
        for example in re.findall(r"^  (fabula .*)$", text, re.MULTILINE):
            assert example in page, f"{words}: the manual lacks the example {example}"
    for page in sorted(pages.glob("*.1")):
        said = subprocess.run(["mandoc", "-Tlint", "-Wwarning", page], capture_output=True, text=True)
        assert said.returncode == 0, said.stdout + said.stderr


def check_completions(told):
    for words, text in told:
        asked = ("fabula", *words)
        offered = complete((*asked, "--"))
        assert set(offered) >= options_in(text), f"{words}: bash does not offer {options_in(text) - set(offered)}"
        assert set(complete((*asked, ""))) >= set(commands_in(text)), words
    assert complete(("fabula", "ti")) == ["timeline"]
    assert complete(("fabula", "graph", "-f", "graph")) == ["graphml"]
    assert complete(("fabula", "timeline", "x", "--status", "pl")) == ["planned"]
    assert "files" in complete(("fabula", "timeline", "")) and "files" not in complete(("fabula", "formats", ""))
    for shell, file in completions.items():
        text = file.read_text()
        for words, said in told:
            missing = [name for name in options_in(said) if name.removeprefix("--") not in text]
            assert not missing and all(word in text for word in words), f"{shell}: {words}: {missing}"
        if shell == "fish" and shutil.which("fish"):
            out("fish", "--no-execute", file)
            offered = out("fish", "--no-config", "-c", f"source {file}; complete -C 'fabula graph -f graph'")
            assert [line.split("\t")[0] for line in offered.splitlines()] == ["graphml"], offered
        if shell == "zsh" and shutil.which("zsh"):
            out("zsh", "-n", file)


told = list(helps())
if not shutil.which("mandoc"):
    sys.exit("mandoc is missing: install the Debian package of that name")
check_pages(told)
check_completions(told)
with tempfile.TemporaryDirectory() as folder:
    # The same bytes wherever and whenever they are written, but for the day that is asked for.
    out(fabula, "describe", "man", "-o", folder, "--date", "2001-02-03")
    again = (pathlib.Path(folder) / "fabula.1").read_text()
    assert "2001-02-03" in again
    undated = [re.sub(r'"\d+-\d+-\d+"', "", text) for text in (again, (pages / "fabula.1").read_text())]
    assert undated[0] == undated[1]
