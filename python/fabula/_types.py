"""What a story holds, as the JSON timeline has it (docs/timeline.schema.json): plain values that do not change."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


def _day(text: str | None) -> datetime.date | None:
    """A day of the Gregorian calendar; None where Python has no such day."""
    try:
        return datetime.date.fromisoformat(text) if text else None
    except ValueError:
        return None


@dataclass(frozen=True)
class When:
    """When something happened: an EDTF text, and the first and the last day that it can have been."""

    edtf: str = ""
    earliest: datetime.date | None = None
    latest: datetime.date | None = None
    precision: str = "none"
    basis: str = "none"  #: what the date rests on: explicit, relative, article, order, none

    def __str__(self) -> str:
        return self.edtf

    def __bool__(self) -> bool:
        return bool(self.edtf)


@dataclass(frozen=True)
class Article:
    """An article as it was read. Offsets of mentions and evidence are those of its `text`."""

    id: str
    title: str = ""
    source: str = ""
    author: str = ""
    url: str = ""
    path: str = ""
    published: str = ""  #: RFC 3339
    language: str = ""
    dateline: str = ""
    text: str = field(default="", repr=False)


@dataclass(frozen=True)
class Actor:
    """Somebody, or a body: one for all its names in all articles."""

    id: str
    name: str
    kind: str  #: person, organization, government, place, group, other
    aliases: tuple[str, ...] = ()
    country: str = ""
    parent: str = ""


@dataclass(frozen=True)
class Participant:
    """Who, or what, has a part in an event; `actor` is an id, empty for a thing that the words name."""

    role: str
    text: str
    actor: str = ""


@dataclass(frozen=True)
class Mention:
    """Where an article tells of an event: its trigger, and the sentence around it."""

    article: str
    begin: int
    end: int
    text: str
    sentence: tuple[int, int]


@dataclass(frozen=True)
class Version:
    """What one group of articles says where articles contradict each other."""

    field: str
    value: Any
    articles: tuple[str, ...]
    because: str = ""


@dataclass(frozen=True)
class Event:
    """What happened, is happening, or may: one for all its mentions."""

    id: str
    label: str
    when: When
    status: str  #: happened, ongoing, planned, possible, negated
    type: str = ""
    event_class: str = ""
    order: int = 0  #: rank on the timeline; 0 where it has none
    place: str = ""
    attributed_to: str = ""  #: id of the actor whose claim it is
    participants: tuple[Participant, ...] = ()
    mentions: tuple[Mention, ...] = ()
    versions: tuple[Version, ...] = ()
    confidence: float = 0.0
    salience: float = 0.0

    def actors(self, role: str | None = None) -> list[str]:
        """Ids of those who take part, or of those in one role."""
        return [p.actor for p in self.participants if p.actor and role in (None, p.role)]


@dataclass(frozen=True)
class Evidence:
    """Where an article states a relation; `sentence` where an answer quotes it."""

    article: str
    begin: int
    end: int
    cue: str = ""
    sentence: str = ""


@dataclass(frozen=True)
class Relation:
    """From the cause, the earlier or the whole to the other; `start` and `end` are ids of events."""

    kind: str  #: causes, prevents, responds_to, before, overlaps, part_of
    start: str
    end: str
    status: str = "asserted"
    attributed_to: str = ""
    confidence: float = 0.0
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Cause:
    """One step back to a cause, or on to an effect."""

    depth: int
    event: Event
    relation: Relation
    told_before: bool = False  #: what lies behind it stands further up


@dataclass(frozen=True)
class Causes:
    """What led to an event, or followed from it: a tree, each step followed by those behind it."""

    event: Event
    steps: tuple[Cause, ...]
    text: str = field(repr=False)

    def __str__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return len(self.steps)


@dataclass(frozen=True)
class Step:
    """From one event or actor to the next: by a relation, or by the part that an actor has."""

    start: Event | Actor
    end: Event | Actor
    kind: str  #: of a relation, or the role of the actor
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Path:
    """How one event leads to another, or one actor is tied to another; best way first."""

    ways: tuple[tuple[Step, ...], ...]
    text: str = field(repr=False)

    def __str__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return len(self.ways)


@dataclass(frozen=True)
class Suspicion:
    """Something that deserves a look, with the correction that would settle it."""

    kind: str
    what: str
    events: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    correction: str = ""


@dataclass(frozen=True)
class Correction:
    """A correction in a story file; `problem` says why it fits nothing, or is empty."""

    number: int
    text: str
    problem: str = ""


def when_of(data: Json | str) -> When:
    if isinstance(data, str):
        return When(data)
    return When(
        data["edtf"],
        _day(data.get("earliest")),
        _day(data.get("latest")),
        data.get("precision", "none"),
        data["basis"],
    )


def article_of(data: Json) -> Article:
    names = Article.__dataclass_fields__
    return Article(**{key: value for key, value in data.items() if key in names})


def actor_of(data: Json) -> Actor:
    return Actor(
        data["id"],
        data["name"],
        data["kind"],
        tuple(data.get("aliases", ())),
        data.get("country", ""),
        data.get("parent", ""),
    )


def _mention(data: Json) -> Mention:
    sentence = data["sentence"]
    span = (sentence["begin"], sentence["end"])
    return Mention(data["article"], data["begin"], data["end"], data["text"], span)


def _version(data: Json) -> Version:
    return Version(data["field"], data["value"], tuple(data["articles"]), data.get("because", ""))


def event_of(data: Json) -> Event:
    return Event(
        id=data["id"],
        label=data["label"],
        when=when_of(data["when"]),
        status=data["status"],
        type=data.get("type", ""),
        event_class=data.get("class", ""),
        order=data.get("order", 0),
        place=data.get("place", ""),
        attributed_to=data.get("attributed_to", ""),
        participants=tuple(
            Participant(p["role"], p["text"], p.get("actor", ""))
            for p in data.get("participants", ())
        ),
        mentions=tuple(_mention(m) for m in data.get("mentions", ())),
        versions=tuple(_version(v) for v in data.get("versions", ())),
        confidence=data.get("confidence", 0.0),
        salience=data.get("salience", 0.0),
    )


def evidence_of(data: Json) -> Evidence:
    article = data["article"]
    return Evidence(
        article if isinstance(article, str) else article["id"],
        data["begin"],
        data["end"],
        data.get("cue", ""),
        data.get("sentence", ""),
    )


def relation_of(data: Json) -> Relation:
    return Relation(
        data["kind"],
        data["from"],
        data["to"],
        data.get("status", "asserted"),
        data.get("attributed_to", ""),
        data["confidence"],
        tuple(evidence_of(e) for e in data["evidence"]),
    )
