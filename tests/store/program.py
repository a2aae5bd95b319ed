"""What the tests of story files share: the program, and the exports of a story."""
import pathlib, subprocess, sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
from tested_program import start  # noqa: F401, for the tests


def run(*command):
    done = subprocess.run([str(c) for c in command], capture_output=True)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}: exit {done.returncode}\n{done.stderr.decode()}")
    return done.stdout


def exports(program, *inputs):
    return [run(program, command, *inputs, "-f", form, "-q")
            for command, form in (("timeline", "json"), ("timeline", "csv"), ("graph", "dot"))]
