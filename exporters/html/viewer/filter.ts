import { Story } from "./data";
import type { Choice } from "./state";

export const FILTERS: (keyof Choice)[] = ["text", "actor", "type", "source", "statuses", "minConfidence", "from", "to"];

/** The events that fit, in the order of the timeline, and which these are. */
export interface Fitting {
  events: Uint32Array;
  fits: Uint8Array;
}

export function filter(story: Story, c: Choice): Fitting {
  const words = c.text.toLowerCase().split(/\s+/).filter(Boolean);
  const from = c.from ? Date.parse(`${c.from}T00:00Z`) : -Infinity;
  const to = c.to ? Date.parse(`${c.to}T00:00Z`) + 86_400_000 : Infinity;
  const { status, confidence, type, mentions } = story.events;
  const fits = new Uint8Array(story.size);
  let count = 0;
  for (let i = 0; i < story.size; ++i) {
    const fit = (c.statuses.length === 0 || c.statuses.includes(status[i]))
      && confidence[i] >= c.minConfidence
      && (c.type < 0 || type[i] === c.type)
      && (c.actor < 0 || story.hasActor(i, c.actor))
      && (!c.source || mentions[i].some(([article]) => story.articles[article].source === c.source))
      && ((!c.from && !c.to) || (!story.isUndated(i) && story.end[i] > from && story.begin[i] < to))
      && words.every((word) => story.haystack(i).includes(word));
    if (fit) { fits[i] = 1; ++count; }
  }
  const events = new Uint32Array(count);
  for (let i = 0, k = 0; i < story.size; ++i) if (fits[i]) events[k++] = i;
  return { events, fits };
}

/** The most salient of those that fit, in the order of the timeline. */
export function mostSalient(story: Story, fitting: Fitting, most: number): number[] {
  const chosen: number[] = [];
  for (let k = 0; k < story.size && chosen.length < most; ++k) {
    if (fitting.fits[story.bySalience[k]]) chosen.push(story.bySalience[k]);
  }
  return chosen.sort((a, b) => a - b);
}
