/** The story that the program wrote into the page, as columns: one array a field, an entry an event. */

export const STATUSES = ["happened", "ongoing", "planned", "possible", "negated"] as const;
export const KINDS = ["causes", "prevents", "responds_to", "before", "overlaps", "part_of"] as const;
export const ROLES = ["agent", "patient", "recipient", "place", "instrument", "other"] as const;
export const BASES = ["none", "explicit", "relative", "article", "order"] as const;
export const CERTAINTIES = ["asserted", "possible", "negated"] as const;

/** What the place of an event on the axis rests on. */
export const enum Placed { Date, Begin, End, Publication, Nowhere }

export interface Article {
  id: string; title: string; source?: string; author?: string; url?: string; published?: string; text: string;
}
export interface Actor { name: string; kind: string; }
/** Code points into the article's text, ends excluded. */
export type Mention = [article: number, begin: number, end: number, sentenceBegin: number, sentenceEnd: number];
export type Participant = [role: number, actor: number, words: string];
export type Version = [field: string, value: string, articles: number[], because: string];

export interface Relation {
  from: number; to: number; kind: number; status: number; by: number;
  evidence: [article: number, begin: number, end: number, cue: string][];
}

interface Columns {
  key: string[]; label: string[]; date: string[]; edtf: string[];
  /** Minutes since 1970 on the clock of the article, half-open. */
  begin: number[]; end: number[];
  placed: number[]; fuzzy: number[]; type: number[]; status: number[]; lane: number[];
  who: Participant[][]; where: string[]; by: number[]; basis: number[];
  confidence: number[]; salience: number[]; mentions: Mention[][];
}

interface PageData {
  title: string; generator: string; articles: Article[]; actors: [string, string][]; types: string[];
  lanes: number[]; events: Columns; versions: Record<string, Version[]>;
  relations: [number, number, number, number, number, Relation["evidence"]][];
}

export const MINUTE = 60_000;

export class Story {
  readonly title: string;
  readonly generator: string;
  readonly articles: Article[];
  readonly actors: Actor[];
  readonly types: string[];
  readonly lanes: number[];
  readonly events: Columns;
  readonly versions: Record<string, Version[]>;
  readonly relations: Relation[];
  readonly size: number;
  /** Milliseconds, as dates want them. Events without any place stand at the end of the axis. */
  readonly begin: Float64Array;
  readonly end: Float64Array;
  /** All events, the most salient first; ties in the order of the timeline. */
  readonly bySalience: Uint32Array;
  /** rank[event] is its place in bySalience. */
  readonly rank: Uint32Array;
  readonly first: number;
  readonly last: number;
  /** What the axis shows at first: all, or most of it where a few early or late events would press the rest together. */
  readonly home: [number, number];
  private readonly relationsOf = new Map<number, number[]>();
  private haystacks: string[] | undefined;

  constructor(data: PageData) {
    this.title = data.title;
    this.generator = data.generator;
    this.articles = data.articles;
    this.actors = data.actors.map(([name, kind]) => ({ name, kind }));
    this.types = data.types;
    this.lanes = data.lanes;
    this.events = data.events;
    this.versions = data.versions;
    this.relations = data.relations.map(([from, to, kind, status, by, evidence]) => ({ from, to, kind, status, by, evidence }));
    this.size = data.events.key.length;
    this.begin = Float64Array.from(data.events.begin, (m) => m * MINUTE);
    this.end = Float64Array.from(data.events.end, (m) => m * MINUTE);
    [this.first, this.last] = this.placeAll();
    const salience = data.events.salience;
    this.bySalience = Uint32Array.from(this.events.key, (_, i) => i).sort((a, b) => salience[b] - salience[a] || a - b);
    this.home = this.findHome();
    this.rank = new Uint32Array(this.size);
    this.bySalience.forEach((event, place) => (this.rank[event] = place));
    this.relations.forEach((relation, r) => {
      for (const end of [relation.from, relation.to]) {
        const known = this.relationsOf.get(end);
        if (known) known.push(r); else this.relationsOf.set(end, [r]);
      }
    });
  }

  /** The span of all that has a place; what has none is put at its end. */
  private placeAll(): [number, number] {
    let first = Infinity;
    let last = -Infinity;
    for (let i = 0; i < this.size; ++i) {
      if (this.events.placed[i] !== Placed.Nowhere) {
        first = Math.min(first, this.begin[i]);
        last = Math.max(last, this.end[i]);
      }
    }
    if (first > last) { first = 0; last = 24 * 60 * MINUTE; }
    for (let i = 0; i < this.size; ++i) {
      if (this.events.placed[i] === Placed.Nowhere) this.begin[i] = this.end[i] = last;
    }
    return [first, last];
  }

  /** All the time there is, with some room at its ends. */
  get whole(): [number, number] {
    const span = Math.max(60 * MINUTE, this.last - this.first);
    return [this.first - span * 0.01, this.last + span * 0.04];
  }

  private findHome(): [number, number] {
    const begins = this.begin.filter((_, i) => this.events.placed[i] !== Placed.Nowhere).sort();
    if (begins.length < 10) return this.whole;
    // A few events long before or after the rest do not squeeze them, unless the story is about those.
    const core: number[] = [];
    for (const event of this.bySalience) {
      if (core.length === 5) break;
      if (this.events.placed[event] !== Placed.Nowhere) core.push(this.begin[event]);
    }
    const low = Math.min(begins[Math.floor(begins.length * 0.04)], ...core);
    const high = Math.max(begins[Math.ceil(begins.length * 0.97) - 1], ...core);
    const room = Math.max(12 * 60 * MINUTE, (high - low) * 0.08);
    const [first, last] = this.whole;
    return (high - low + 2 * room) * 1.6 < last - first ? [Math.max(first, low - room), Math.min(last, high + room)] : this.whole;
  }

  relationsAt(event: number): Relation[] {
    return (this.relationsOf.get(event) ?? []).map((r) => this.relations[r]);
  }
  isUndated(event: number): boolean {
    return this.events.placed[event] >= Placed.Publication;
  }
  dateOf(event: number): string {
    return this.events.date[event] || "date unknown";
  }
  name(participant: Participant): string {
    return participant[1] >= 0 ? this.actors[participant[1]].name : participant[2];
  }
  /** Who does it, and who else is in it, each once. */
  who(event: number): string {
    const names = this.events.who[event].filter(([role, actor]) => role === 0 || (role < 3 && actor >= 0));
    return [...new Set(names.map((p) => this.name(p)))].join(", ");
  }
  hasActor(event: number, actor: number): boolean {
    return this.events.who[event].some((p) => p[1] === actor);
  }
  type(event: number): string {
    return this.events.type[event] < 0 ? "" : this.types[this.events.type[event]];
  }
  status(event: number): string {
    return STATUSES[this.events.status[event]];
  }
  eventOf(key: string): number {
    return this.events.key.indexOf(key);
  }
  citation(article: number): string {
    const { title, source, published } = this.articles[article];
    const details = [source, published?.slice(0, 10)].filter(Boolean).join(", ");
    return details ? `${title} (${details})` : title;
  }
  sentence(mention: Mention): string {
    return slice(this.articles[mention[0]].text, mention[3], mention[4]).replace(/\s+/g, " ").trim();
  }
  /** What a search looks through, in lower case. */
  haystack(event: number): string {
    this.haystacks ??= [];
    return (this.haystacks[event] ??= [this.events.label[event], ...this.events.who[event].map((p) => this.name(p)),
      this.events.where[event], this.type(event), this.events.date[event]].join(" ").toLowerCase());
  }
}

export function readStory(): Story {
  return new Story(JSON.parse(document.getElementById("story")!.textContent!) as PageData);
}

/** A slice by code points of a text, which JavaScript holds in UTF-16. */
export function slice(text: string, begin: number, end: number): string {
  return text.slice(unitAt(text, begin), unitAt(text, end));
}

/** The UTF-16 offset of a code point. */
export function unitAt(text: string, codePoint: number): number {
  let unit = 0;
  for (let seen = 0; seen < codePoint && unit < text.length; ++seen) {
    const code = text.charCodeAt(unit);
    unit += code >= 0xd800 && code < 0xdc00 ? 2 : 1;
  }
  return unit;
}
