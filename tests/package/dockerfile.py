#!/usr/bin/env python3
"""Holds the Dockerfile to what is there: stages, files, scripts and options that it names. With --run, its steps are taken here, where
no builder is at hand: those of the build stage in a clean clone, then what the last stage copies is unpacked and run.

usage: dockerfile.py SOURCE [--run]
"""
import json, pathlib, re, shlex, subprocess, sys, tempfile

source = pathlib.Path(sys.argv[1]).resolve()
KNOWN = {"FROM", "WORKDIR", "COPY", "RUN", "USER", "ENTRYPOINT", "CMD"}


def steps():
    """(instruction, what stands behind it) of each stage."""
    text = re.sub(r"\\\n", " ", (source / "Dockerfile").read_text())
    stages = []
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        instruction, rest = line.split(maxsplit=1)
        assert instruction in KNOWN, f"what is '{instruction}'?"
        if instruction == "FROM":
            stages.append([])
        stages[-1].append((instruction, rest))
    return stages


def check(stages):
    names = [re.search(r" AS (\w+)$", stage[0][1]) for stage in stages]
    built = {name[1] for name in names if name}
    for stage in stages:
        assert re.match(r"debian:\w+-slim\b", stage[0][1]), stage[0][1]
        for instruction, rest in stage:
            if instruction == "COPY":
                words = shlex.split(rest)
                if words[0].startswith("--from="):
                    assert words[0].removeprefix("--from=") in built, f"there is no stage {words[0]}"
                else:
                    for path in words[:-1]:
                        assert (source / path).exists(), f"COPY: there is no {path}"
            if instruction == "RUN":
                for script, command in re.findall(r"(\./\w+)(?: (\w+))?", rest):
                    assert (source / script).exists(), f"RUN: there is no {script}"
                    usage = subprocess.run([source / script], capture_output=True, text=True).stdout
                    assert re.search(rf"^  {command} ", usage, re.MULTILINE), f"RUN: {script} has no command {command}"
            if instruction in ("ENTRYPOINT", "CMD"):
                assert all(isinstance(word, str) for word in json.loads(rest))
    ignored = (source / ".dockerignore").read_text().split()
    tracked = subprocess.run(["git", "-C", source, "ls-files", *ignored], capture_output=True, text=True).stdout
    assert not tracked, f".dockerignore leaves out what is built from: {tracked}"


def take(stages):
    with tempfile.TemporaryDirectory() as work:
        clone, root = pathlib.Path(work) / "src", pathlib.Path(work) / "root"
        subprocess.run(["git", "clone", "--quiet", source, clone], check=True)
        for instruction, rest in stages[0]:
            if instruction == "RUN":
                print(f"RUN {rest}", flush=True)
                subprocess.run(["bash", "-euc", rest], cwd=clone, check=True)
        for instruction, rest in stages[-1]:
            if instruction == "COPY":
                _, path, _ = shlex.split(rest)
                copied = list(clone.glob(str(pathlib.Path(path).relative_to("/src"))))
                assert len(copied) == 1, f"COPY {path}: {copied}"
                subprocess.run(["dpkg", "-x", copied[0], root], check=True)
        command = [word for name in ("ENTRYPOINT", "CMD") for i, rest in stages[-1] if i == name for word in json.loads(rest)]
        said = subprocess.run([root / "usr/bin" / command[0], *command[1:]], capture_output=True, text=True, check=True, cwd="/")
        assert "Usage: fabula" in said.stdout, said.stdout
        print(" ".join(command) + ": runs")


check(steps())
if "--run" in sys.argv[2:]:
    take(steps())
