import { Relation, Story } from "./data";

const MOST_NODES = 24;
const DEPTH = 4;

/** Relations that tell why: causes, prevention, response; a whole and its part too. */
export function tellsWhy(relation: Relation): boolean {
  return relation.kind !== 3 && relation.kind !== 4;
}

export interface Chain {
  events: number[];
  relations: Relation[];
}

/** The causes of an event, theirs, and so on, and the effects the same, nearest first until there are too many to read. */
export function chainOf(story: Story, event: number): Chain {
  const events = new Set([event]);
  for (const forward of [false, true]) {
    let edge = [event];
    for (let depth = 0; depth < DEPTH && edge.length > 0; ++depth) {
      const next: number[] = [];
      for (const at of edge) {
        for (const relation of story.relationsAt(at)) {
          const to = forward ? relation.to : relation.from;
          if (tellsWhy(relation) && (forward ? relation.from : relation.to) === at && !events.has(to) && events.size < MOST_NODES) {
            events.add(to);
            next.push(to);
          }
        }
      }
      edge = next;
    }
  }
  const relations = [...events].flatMap((at) =>
    story.relationsAt(at).filter((r) => r.from === at && tellsWhy(r) && events.has(r.to)));
  return { events: [...events].sort((a, b) => a - b), relations };
}

/** What stays bright while an event is looked at: itself, and what relations tie to it. */
export function relatedTo(story: Story, event: number): Set<number> {
  return new Set([event, ...story.relationsAt(event).flatMap((r) => [r.from, r.to])]);
}
