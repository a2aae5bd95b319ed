import { Story } from "./data";
import { Lane, layLanes } from "./labels";
import { LANE_COLOURS } from "./theme";

const TYPE_LANES = 8;

/** Which lane each event stands in: by actor, as the program chose them, or by type. Undated events have one of their own. */
export class Lanes {
  lanes: Lane[] = [];
  private readonly names: { name: string; colour: number; count: number }[] = [];
  private readonly index: Uint8Array;
  private place: number[] = [];

  constructor(private readonly story: Story, by: "actor" | "type") {
    const own = by === "actor" ? this.byActor() : this.byType();
    const undated = this.names.length;
    this.names.push({ name: "Date unknown", colour: LANE_COLOURS - 1, count: 0 });
    this.index = Uint8Array.from({ length: story.size }, (_, i) => (story.isUndated(i) ? undated : own(i)));
  }

  private byActor(): (event: number) => number {
    this.story.lanes.forEach((actor, i) => this.names.push({ name: this.story.actors[actor].name, colour: i, count: 0 }));
    this.names.push({ name: this.story.lanes.length > 0 ? "Others" : "Events", colour: LANE_COLOURS - 1, count: 0 });
    return (event) => this.story.events.lane[event];
  }

  private byType(): (event: number) => number {
    const counts = new Array<number>(this.story.types.length).fill(0);
    for (const type of this.story.events.type) if (type >= 0) ++counts[type];
    const frequent = counts.map((count, type) => ({ count, type })).filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count || a.type - b.type).slice(0, TYPE_LANES).map(({ type }) => type);
    frequent.forEach((type, i) => this.names.push({ name: this.story.types[type], colour: i, count: 0 }));
    this.names.push({ name: frequent.length > 0 ? "Others" : "Events", colour: LANE_COLOURS - 1, count: 0 });
    return (event) => {
      const lane = frequent.indexOf(this.story.events.type[event]);
      return lane < 0 ? frequent.length : lane;
    };
  }

  /** Lays the lanes that hold any of the events into the height. */
  lay(events: Uint32Array, height: number): void {
    for (const lane of this.names) lane.count = 0;
    for (const event of events) ++this.names[this.index[event]].count;
    this.lanes = layLanes(this.names, height);
    let next = 0;
    this.place = this.names.map((lane) => (lane.count > 0 ? next++ : -1));
  }

  of = (event: number): number => this.place[this.index[event]];

  colourOf(event: number): number {
    return this.names[this.index[event]].colour;
  }
}
