"""The version of the package, which is that of the program."""

from importlib.metadata import version

__version__ = version("fabula")
