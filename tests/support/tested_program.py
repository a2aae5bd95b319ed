"""What tests of the program as it is used share: where it lies, and what it is given to read."""
import pathlib, sys


def start():
    """(the program's path, the articles' paths), of the command line; ends the test as skipped where there is no model."""
    program, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    if not (program.parent.parent / "share/fabula/en.model").exists():
        print("there is no language model: configure with -DFABULA_MODEL=WHEEL")
        sys.exit(77)
    return program, sorted(folder.glob("*.txt"))
