"""python -m fabula: the command line."""

from fabula.program import main

main()
