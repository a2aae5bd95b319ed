#!/usr/bin/env python3
"""Reads the exports with programs from PyPI: FollowTheMoney's own model, and a parser of openCypher.

usage: check_receivers.py SAMPLES
"""
import json, pathlib, sys

from antlr4_cypher import CypherLexer, CypherParser
from antlr4 import CommonTokenStream, InputStream
from antlr4.error.ErrorListener import ErrorListener
from followthemoney import model

SAMPLES = pathlib.Path(sys.argv[1])


class Strict(ErrorListener):
    def syntaxError(self, recognizer, symbol, line, column, message, error):
        raise AssertionError(f"{line}:{column}: {message}")


def parse_cypher(statement):
    lexer = CypherLexer(InputStream(statement))
    parser = CypherParser(CommonTokenStream(lexer))
    for part in (lexer, parser):
        part.removeErrorListeners()
        part.addErrorListener(Strict())
    parser.script()
    assert parser.getCurrentToken().type == -1, statement[:200]


checks = 0
for story in ("empty", "one", "hostile", "dates", "circle"):
    for row in (SAMPLES / story / "graph.followthemoney").read_text(encoding="utf-8").splitlines():
        data = json.loads(row)
        proxy = model.get_proxy(data, cleaned=False)
        proxy.schema.validate(data)
        for name, values in data["properties"].items():
            assert name in proxy.schema.properties, (proxy.schema.name, name)
            kind = proxy.schema.properties[name].type.name
            if kind == "date":
                assert all(proxy.schema.properties[name].type.validate(value) for value in values), (name, values)
        checks += 1
    # Constraints are Neo4j's own addition to openCypher.
    for statement in (SAMPLES / story / "graph.cypher").read_text(encoding="utf-8").split("\n"):
        if statement and not statement.startswith("CREATE CONSTRAINT"):
            parse_cypher(statement.removesuffix(";"))
            checks += 1
print(f"{checks} passed, 0 failed")
