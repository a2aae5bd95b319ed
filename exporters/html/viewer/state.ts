import { Story } from "./data";

export type Mode = "timeline" | "story" | "table";

/** What the reader has chosen. All of it stands in the URL's fragment, so that a view can be sent. */
export interface Choice {
  mode: Mode;
  text: string;
  actor: number;
  type: number;
  source: string;
  statuses: number[];
  minConfidence: number;
  from: string;
  to: string;
  /** How many events are named, or told, at most. */
  most: number;
  lanesBy: "actor" | "type";
  allCauses: boolean;
  selected: number;
  /** What the axis shows, in milliseconds; nothing for what it shows at first. */
  window: [number, number] | null;
}

const DEFAULT_MOST = 60;

export function defaults(): Choice {
  return {
    mode: "timeline", text: "", actor: -1, type: -1, source: "", statuses: [], minConfidence: 0, from: "", to: "",
    most: DEFAULT_MOST, lanesBy: "actor", allCauses: false, selected: -1, window: null,
  };
}

type Listener = (changed: Set<keyof Choice>) => void;

export class State {
  readonly choice: Choice;
  private readonly listeners: Listener[] = [];
  private pending: number | undefined;

  constructor(private readonly story: Story) {
    this.choice = this.decode(location.hash);
    addEventListener("hashchange", () => {
      if (location.hash.slice(1) !== this.encode()) this.set(this.decode(location.hash), false);
    });
  }

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  set(change: Partial<Choice>, remember = true): void {
    const changed = new Set<keyof Choice>();
    for (const key of Object.keys(change) as (keyof Choice)[]) {
      if (JSON.stringify(this.choice[key]) !== JSON.stringify(change[key])) {
        (this.choice as unknown as Record<string, unknown>)[key] = change[key];
        changed.add(key);
      }
    }
    if (changed.size === 0) return;
    for (const listener of this.listeners) listener(changed);
    if (remember) {
      // Not at every step of a drag: browsers limit how often an address may change.
      clearTimeout(this.pending);
      this.pending = window.setTimeout(() => history.replaceState(null, "", `#${this.encode()}`), 250);
    }
  }

  link(): string {
    return `${location.href.split("#")[0]}#${this.encode()}`;
  }

  private encode(): string {
    const c = this.choice;
    const fields = new URLSearchParams();
    const put = (name: string, value: string | number, unless: string | number) => {
      if (value !== unless) fields.set(name, String(value));
    };
    put("view", c.mode, "timeline");
    put("event", c.selected < 0 ? "" : this.story.events.key[c.selected], "");
    put("q", c.text, "");
    put("actor", c.actor < 0 ? "" : this.story.actors[c.actor].name, "");
    put("type", c.type < 0 ? "" : this.story.types[c.type], "");
    put("source", c.source, "");
    put("status", c.statuses.join("."), "");
    put("confidence", c.minConfidence, 0);
    put("from", c.from, "");
    put("to", c.to, "");
    put("most", c.most, DEFAULT_MOST);
    put("lanes", c.lanesBy, "actor");
    put("causes", c.allCauses ? "all" : "", "");
    if (c.window) fields.set("window", c.window.map((t) => new Date(t).toISOString().slice(0, 16)).join("~"));
    return fields.toString();
  }

  /** Whatever a fragment holds that this story does not know is left out. */
  private decode(hash: string): Choice {
    const c = defaults();
    const fields = new URLSearchParams(hash.replace(/^#/, ""));
    const get = (name: string) => fields.get(name) ?? "";
    if (get("view") === "story" || get("view") === "table") c.mode = get("view") as Mode;
    c.selected = this.story.eventOf(get("event"));
    c.text = get("q");
    c.actor = get("actor") ? this.story.actors.findIndex((a) => a.name === get("actor")) : -1;
    c.type = this.story.types.indexOf(get("type"));
    c.source = get("source");
    c.statuses = get("status").split(".").filter((s) => /^[0-4]$/.test(s)).map(Number);
    c.minConfidence = Math.min(1, Math.max(0, Number(get("confidence")) || 0));
    c.from = /^\d{4}-\d\d-\d\d$/.test(get("from")) ? get("from") : "";
    c.to = /^\d{4}-\d\d-\d\d$/.test(get("to")) ? get("to") : "";
    c.most = Math.min(500, Math.max(1, Math.round(Number(get("most"))) || DEFAULT_MOST));
    c.lanesBy = get("lanes") === "type" ? "type" : "actor";
    c.allCauses = get("causes") === "all";
    const ends = get("window").split("~").map((t) => Date.parse(`${t}Z`));
    c.window = ends.length === 2 && ends[0] < ends[1] ? [ends[0], ends[1]] : null;
    return c;
  }
}
