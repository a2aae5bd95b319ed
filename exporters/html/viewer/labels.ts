import { Story } from "./data";

/** Where a named event stands: its lane, the row in it, and the box of its label, in pixels. */
export interface Placed {
  event: number;
  lane: number;
  row: number;
  x: number;
  width: number;
}

export interface Lane {
  name: string;
  top: number;
  rows: number;
  height: number;
  colour: number;
}

export const ROW = 24;
/** The strip at the foot of a lane for the events that are not named. */
export const REST = 14;
const GAP = 10;
export const DOT = 14;

/** The stretches of a row that are taken, in no order; rows hold few labels. */
class Row {
  private readonly taken: [number, number][] = [];
  free(begin: number, end: number): boolean {
    return this.taken.every(([b, e]) => end <= b || e <= begin);
  }
  take(begin: number, end: number): void {
    this.taken.push([begin, end]);
  }
}

/**
 * Names as many events as fit without touching one another, those of `first` before all others and then by salience. An event
 * stays in the row it had, where it can, so that labels do not jump while the axis moves.
 */
export function placeLabels(
  candidates: Iterable<number>, lanes: Lane[], laneOf: (event: number) => number, x: (event: number) => number,
  widthOf: (event: number) => number, width: number, most: number, before: ReadonlyMap<number, Placed>,
): Map<number, Placed> {
  const rows = lanes.map((lane) => Array.from({ length: lane.rows }, () => new Row()));
  const placed = new Map<number, Placed>();
  let misses = 0;
  for (const event of candidates) {
    if (placed.size >= most || misses > 1500) break;
    if (placed.has(event)) continue;
    const lane = laneOf(event);
    const at = x(event);
    const text = widthOf(event);
    // A label that would leave the page at its right stands at the left of its dot.
    const left = at + DOT + text > width && at - text > 0 ? at - text - DOT : at;
    const box: [number, number] = [left - GAP / 2, left + DOT + text + GAP / 2];
    const known = before.get(event);
    let row = known && known.lane === lane && known.row < lanes[lane].rows && rows[lane][known.row].free(...box) ? known.row : -1;
    for (let r = 0; row < 0 && r < lanes[lane].rows; ++r) if (rows[lane][r].free(...box)) row = r;
    if (row < 0) { ++misses; continue; }
    rows[lane][row].take(...box);
    placed.set(event, { event, lane, row, x: left, width: text + DOT });
  }
  return placed;
}

/** Shares the height among lanes: each has a row, the rest goes by the square root of how many events it holds. */
export function layLanes(names: { name: string; colour: number; count: number }[], height: number): Lane[] {
  const used = names.filter((lane) => lane.count > 0);
  const rows = Math.max(used.length, Math.floor((height - used.length * (REST + 4)) / ROW));
  const weight = used.map((lane) => Math.sqrt(lane.count));
  const total = weight.reduce((a, b) => a + b, 0);
  const share = weight.map((w) => 1 + Math.floor(((rows - used.length) * w) / total));
  let top = 0;
  return used.map(({ name, colour, count }, i) => {
    const own = Math.max(1, Math.min(share[i], count));
    const lane = { name, colour, top, rows: own, height: own * ROW + REST };
    top += lane.height + 4;
    return lane;
  });
}

export function labelText(story: Story, event: number): string {
  const label = story.events.label[event];
  return label.length > 60 ? `${label.slice(0, 59).trimEnd()}…` : label;
}
