"""What happened, when, who did it and why: stories from news articles.

    import fabula

    story = fabula.Story("strike.fabula")   # a story file, made when articles are added
    story.add("articles/")
    for event in story.events:
        print(event.when.edtf, event.label)
    print(story.why("strike begins"))

`fabula.read("articles/")` makes a story in memory, without a file.
"""

from __future__ import annotations

from fabula._core import AmbiguousName, ConfigError, Error, ModelError, StoreError, UnknownName
from fabula._language import Language
from fabula._story import Outcome, Story, StoryView, read
from fabula._types import (
    Actor,
    Article,
    Cause,
    Causes,
    Correction,
    Event,
    Evidence,
    Mention,
    Participant,
    Path,
    Relation,
    Step,
    Suspicion,
    Version,
    When,
)
from fabula._version import __version__

__all__ = [
    "Actor",
    "AmbiguousName",
    "Article",
    "Cause",
    "Causes",
    "ConfigError",
    "Correction",
    "Error",
    "Event",
    "Evidence",
    "Language",
    "Mention",
    "ModelError",
    "Outcome",
    "Participant",
    "Path",
    "Relation",
    "Step",
    "StoreError",
    "Story",
    "StoryView",
    "Suspicion",
    "UnknownName",
    "Version",
    "When",
    "__version__",
    "read",
]
