"""Stories: in a story file, or in memory."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from fabula import _core
from fabula._language import Language
from fabula._types import (
    Actor,
    Article,
    Cause,
    Causes,
    Correction,
    Event,
    Evidence,
    Json,
    Path,
    Relation,
    Step,
    Suspicion,
    actor_of,
    article_of,
    event_of,
    evidence_of,
    relation_of,
)

if TYPE_CHECKING:
    import networkx
    import pandas

#: A file, folder or pattern; or several.
Inputs = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]
#: "2014", "2014-06" or "2014-06-27", or a date.
Day = str | datetime.date
#: An event or actor, by its id, words, or as a story gave it.
Named = str | Event | Actor


@dataclass(frozen=True)
class Outcome:
    """What came of adding."""

    added: int
    known: int  #: were there already
    skipped: int  #: files, lines and articles that could not be read
    articles: int  #: in the file now
    new_events: int | None  #: None where it takes a look at the whole story to tell
    new_causes: int | None
    messages: tuple[str, ...]  #: what is odd about the input, and why something was skipped


def _list(values: str | Sequence[str] | None) -> list[str]:
    return [] if values is None else [values] if isinstance(values, str) else list(values)


def _input(inputs: Inputs, published: Day | None, format: str | None) -> _core.Input:
    options = _core.Input()
    several = [inputs] if isinstance(inputs, (str, os.PathLike)) else list(inputs)
    options.inputs = [os.fspath(one) for one in several]
    options.published = str(published or "")
    options.format = format or ""
    return options


def _threads(threads: int | None) -> int:
    if threads is None:
        return max(1, len(os.sched_getaffinity(0)))
    if threads < 1:
        raise _core.Error(f"threads: there cannot be {threads}; name one or more")
    return threads


def _name(named: Named) -> str:
    return named if isinstance(named, str) else named.id


class StoryView:
    """A story as it is, or the part of one that fits a filter. It does not change any more."""

    def __init__(self, account: _core.Account, messages: Sequence[str] = ()) -> None:
        self._made = account
        self.messages: tuple[str, ...] = tuple(messages)  #: what was odd about the input

    def _account(self) -> _core.Account:
        return self._made

    def _data(self) -> Json:
        data: Json = json.loads(self._account().write("timeline", "json", True))
        return data

    @cached_property
    def _parsed(self) -> tuple[_core.Account, list[Any], list[Any], list[Any], list[Any]]:
        data = self._data()
        return (
            self._account(),
            [article_of(a) for a in data["articles"]],
            [actor_of(a) for a in data["actors"]],
            [event_of(e) for e in data["events"]],
            [relation_of(r) for r in data["relations"]],
        )

    @property
    def articles(self) -> list[Article]:
        """The articles, by publication."""
        return list(self._parsed[1])

    @property
    def actors(self) -> list[Actor]:
        """Who is in the story, by id."""
        return list(self._parsed[2])

    @property
    def events(self) -> list[Event]:
        """What happened, in its order."""
        return list(self._parsed[3])

    @property
    def relations(self) -> list[Relation]:
        """How events hang together, by the order of the first, then of the second."""
        return list(self._parsed[4])

    def __len__(self) -> int:
        return self._account().events

    def __repr__(self) -> str:
        account = self._account()
        return (
            f"<{type(self).__name__}: {account.articles} articles, {account.events} events, "
            f"{account.relations} relations>"
        )

    def select(
        self,
        *,
        actor: str | Sequence[str] | None = None,
        since: Day | None = None,
        until: Day | None = None,
        type: str | Sequence[str] | None = None,
        status: str | Sequence[str] | None = None,
        text: str = "",
        min_confidence: float = 0.0,
        around: Named = "",
        depth: int = 1,
        max_items: int | None = None,
    ) -> StoryView:
        """The part that fits, as the filters of the command line have it (--from is `since`)."""
        options = _core.Filter()
        options.actors = _list(actor)
        options.since = str(since or "")
        options.until = str(until or "")
        options.types = _list(type)
        options.statuses = _list(status)
        options.text = text
        options.min_confidence = min_confidence
        options.around = _name(around)
        options.depth = depth
        options.max_items = max_items
        return StoryView(self._account().select(options))

    def _ask(self, question: str, names: Sequence[Named], ways: int = 1) -> Json:
        answer = self._account().ask(question, [_name(n) for n in names], ways, False)
        data: Json = json.loads(answer)
        return data

    def _told(self, question: str, names: Sequence[Named], ways: int = 1) -> str:
        return self._account().ask(question, [_name(n) for n in names], ways, True)

    def event(self, named: Named) -> Event:
        """The one event of an id, or of words of its label; raises UnknownName or AmbiguousName."""
        return self._event(self._ask("why", [named])["event"])

    @cached_property
    def _by_id(self) -> dict[str, Event | Actor]:
        known: dict[str, Event | Actor] = {actor.id: actor for actor in self._parsed[2]}
        return known | {event.id: event for event in self._parsed[3]}

    def _event(self, data: Json) -> Event:
        event = self._by_id[data["id"]]
        assert isinstance(event, Event)
        return event

    def _event_or_actor(self, data: Json) -> Event | Actor:
        return self._by_id[data["id"]]

    def _causes(self, question: str, named: Named) -> Causes:
        data = self._ask(question, [named])
        steps = tuple(
            Cause(
                step["depth"],
                self._event(step["event"]),
                relation_of(step["relation"]),
                step["told_before"],
            )
            for step in data["steps"]
        )
        return Causes(self._event(data["event"]), steps, self._told(question, [named]))

    def why(self, event: Named) -> Causes:
        """What led to an event, and what led to that."""
        return self._causes("why", event)

    def effects(self, event: Named) -> Causes:
        """What an event led to, and what that led to."""
        return self._causes("effects", event)

    def path(self, start: Named, end: Named, ways: int = 1) -> Path:
        """How one event leads to another, or one actor is tied to another: at most so many ways."""
        data = self._ask("path", [start, end], ways)
        found = [data, *data.get("further", ())] if data["steps"] else []
        return Path(
            tuple(tuple(self._step(step) for step in way["steps"]) for way in found),
            self._told("path", [start, end], ways),
        )

    def _step(self, data: Json) -> Step:
        relation = data.get("relation")
        evidence: Iterable[Json] = relation["evidence"] if relation else data.get("evidence", ())
        found: tuple[Evidence, ...] = tuple(evidence_of(e) for e in evidence)
        kind = relation["kind"] if relation else data["role"]
        return Step(
            self._event_or_actor(data["from"]), self._event_or_actor(data["to"]), kind, found
        )

    def show(self, named: Named) -> str:
        """All that is known of an event, actor or article, as the command line tells it."""
        return self._told("show", [named])

    def check(self) -> list[Suspicion]:
        """What deserves a look, each with the correction to paste."""
        return [
            Suspicion(
                found["kind"],
                found["what"],
                tuple(e["id"] for e in found.get("events", ())),
                tuple(a["id"] for a in found.get("actors", ())),
                found.get("correction", ""),
            )
            for found in self._ask("check", [])["found"]
        ]

    def export(
        self,
        format: str,
        path: str | os.PathLike[str] | None = None,
        *,
        kind: str = "timeline",
        with_text: bool = True,
    ) -> str:
        """The story in a format of `fabula timeline`, or of `fabula graph` with kind="graph".

        With a path it is written there, too.
        """
        text = self._account().write(kind, format, with_text)
        if path is not None:
            FilePath(path).write_text(text, encoding="utf-8")
        return text

    def to_json(self) -> str:
        """The JSON timeline (docs/timeline.schema.json)."""
        return self.export("json")

    def to_html(self) -> str:
        """The page to look at."""
        return self.export("html")

    def to_pandas(self) -> pandas.DataFrame:
        """The events as a table, one a row, in their order; needs pandas."""
        import pandas

        names = {actor.id: actor.name for actor in self.actors}
        rows = [
            {
                "id": e.id,
                "label": e.label,
                "type": e.type,
                "status": e.status,
                "when": e.when.edtf,
                "earliest": e.when.earliest,
                "latest": e.when.latest,
                "precision": e.when.precision,
                "basis": e.when.basis,
                "order": e.order,
                "place": e.place,
                "agents": [names.get(a, a) for a in e.actors("agent")],
                "patients": [names.get(a, a) for a in e.actors("patient")],
                "attributed_to": names.get(e.attributed_to, e.attributed_to),
                "articles": list(dict.fromkeys(m.article for m in e.mentions)),
                "mentions": len(e.mentions),
                "confidence": e.confidence,
                "salience": e.salience,
            }
            for e in self.events
        ]
        columns = list(rows[0]) if rows else ["id", "label"]
        return pandas.DataFrame(rows, columns=columns).set_index("id")

    def to_networkx(self) -> networkx.MultiDiGraph:
        """Events and actors as nodes, roles and relations as edges; needs networkx."""
        import networkx

        graph: networkx.MultiDiGraph = networkx.MultiDiGraph()
        for actor in self.actors:
            graph.add_node(actor.id, node="actor", label=actor.name, kind=actor.kind)
        for event in self.events:
            graph.add_node(
                event.id,
                node="event",
                label=event.label,
                type=event.type,
                status=event.status,
                when=event.when.edtf,
                order=event.order,
                salience=event.salience,
            )
            for part in event.participants:
                if part.actor:
                    graph.add_edge(part.actor, event.id, kind=part.role)
        for relation in self.relations:
            graph.add_edge(
                relation.start,
                relation.end,
                kind=relation.kind,
                status=relation.status,
                confidence=relation.confidence,
            )
        return graph

    def _repr_html_(self) -> str:
        """The page, in a frame of its own, for notebooks."""
        from html import escape

        page = escape(self.to_html(), quote=True)
        return (
            f'<iframe srcdoc="{page}" sandbox="allow-scripts allow-popups allow-downloads" '
            'style="width:100%;height:640px;border:0" title="Story"></iframe>'
        )


class Story(StoryView):
    """A story kept in one file, which other programs may read and change as well.

    The file is made when articles are first added. What is asked is asked of the file as it is then.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        as_of: Day | None = None,
        language: Language | None = None,
    ) -> None:
        self.file = FilePath(path)  #: where the story is kept
        self.as_of = str(as_of or "")
        self._language = language or Language()
        self._revision = ""
        self.messages: tuple[str, ...] = ()

    @cached_property
    def _store(self) -> _core.File:
        return _core.File(str(self.file), self._language.core)

    def _account(self) -> _core.Account:
        if not self._store.exists():
            raise _core.Error(
                f"{self.file}: there is no story file here; add() makes one of articles"
            )
        revision = self._store.revision()
        if revision != self._revision:
            self._made = self._store.account(self.as_of)
            self._revision = revision
            for kept in ("_parsed", "_by_id"):
                self.__dict__.pop(kept, None)
        return self._made

    @property
    def articles(self) -> list[Article]:
        self._account()
        return super().articles

    @property
    def actors(self) -> list[Actor]:
        self._account()
        return super().actors

    @property
    def events(self) -> list[Event]:
        self._account()
        return super().events

    @property
    def relations(self) -> list[Relation]:
        self._account()
        return super().relations

    def __repr__(self) -> str:
        if not self._store.exists():
            return f"<Story: {self.file}, not made yet>"
        return super().__repr__()

    def add(
        self,
        inputs: Inputs,
        *,
        published: Day | None = None,
        format: str | None = None,
        threads: int | None = None,
    ) -> Outcome:
        """Adds the articles of files, folders and patterns; those that are there already are not added again.

        Each article is written by itself: Ctrl-C leaves those that were finished.
        """
        options = _input(inputs, published, format)
        outcome = self._store.add(options, _threads(threads))
        if outcome.articles == 0:
            raise _core.Error("\n".join(["no article could be read", *outcome.messages]))
        change = outcome.change
        return Outcome(
            outcome.added,
            outcome.known,
            outcome.skipped,
            outcome.articles,
            change.new_events if change else None,
            change.new_causes if change else None,
            tuple(outcome.messages),
        )

    def remove(self, names: str | Sequence[str]) -> int:
        """Removes articles, by id, address, path or headline; the story is as if they had never been added."""
        return self._store.remove(_list(names))

    def correct(self, file: str | os.PathLike[str]) -> int:
        """Adds the corrections of a YAML file (docs/rules.md); how many are new."""
        return self._store.correct(os.fspath(file))

    def undo(self, number: int) -> None:
        """Removes a correction, by its number."""
        self._store.undo(number)

    @property
    def corrections(self) -> list[Correction]:
        """The corrections in the file, and what came of them."""
        return [Correction(*each) for each in self._store.corrections()]

    def damage(self) -> list[str]:
        """What SQLite finds wrong with the file; empty where it is whole."""
        return self._store.damage()


def read(
    inputs: Inputs,
    *,
    published: Day | None = None,
    format: str | None = None,
    as_of: Day | None = None,
    threads: int | None = None,
    language: Language | None = None,
) -> StoryView:
    """The story of the articles in files, folders and patterns, in memory."""
    core = (language or Language()).core
    options = _input(inputs, published, format)
    account, messages = _core.read(options, str(as_of or ""), _threads(threads), core)
    return StoryView(account, messages)
