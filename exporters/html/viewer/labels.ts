import { Placed as PlacedBy, type Story } from "./data";

/** Where a named event stands: its lane, the row in it, and where its label begins, in pixels. */
export interface Placed {
  event: number;
  lane: number;
  row: number;
  x: number;
  /** The label ends at its dot instead of beginning there. */
  flipped: boolean;
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
const GAP = 12;
/** From the middle of a dot to its label. */
export const DOT = 8;
/** How long the line is that an open side fades out in. */
export const TAIL = 20;

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
  widthOf: (event: number) => number, placedBy: (event: number) => number, width: number, most: number, before: ReadonlyMap<number, Placed>,
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
    const tails = { left: placedBy(event) === PlacedBy.End ? TAIL : 0, right: placedBy(event) === PlacedBy.Begin ? TAIL : 0 };
    // A label that would leave the page at its right stands at the left of its dot.
    const flipped = at + DOT + tails.right + text > width && at - text > 0;
    const left = flipped ? at - DOT - tails.left - text : at + DOT + tails.right;
    const box: [number, number] = [Math.min(left, at - DOT - tails.left) - GAP / 2, Math.max(left + text, at + DOT) + GAP / 2];
    const known = before.get(event);
    let row = known && known.lane === lane && known.row < lanes[lane].rows && rows[lane][known.row].free(...box) ? known.row : -1;
    for (let r = 0; row < 0 && r < lanes[lane].rows; ++r) if (rows[lane][r].free(...box)) row = r;
    if (row < 0) { ++misses; continue; }
    rows[lane][row].take(...box);
    placed.set(event, { event, lane, row, x: left, flipped });
  }
  return placed;
}

/** Shares the height among lanes: each has a row, the rest goes by the square root of how many events it holds. */
export function layLanes(names: { name: string; colour: number; count: number }[], height: number): Lane[] {
  const used = names.filter((lane) => lane.count > 0);
  const rows = Math.max(used.length, Math.floor((height - used.length * (REST + 4)) / ROW));
  const weight = used.map((lane) => Math.sqrt(lane.count));
  const total = weight.reduce((a, b) => a + b, 0);
  const share = used.map((lane, i) => Math.min(lane.count, 1 + Math.floor(((rows - used.length) * weight[i]) / total)));
  // What is left goes to the lanes that hold most for their rows.
  for (let left = rows - share.reduce((a, b) => a + b, 0); left > 0; --left) {
    const needy = used.reduce((best, lane, i) => (lane.count > share[i] && (best < 0 || lane.count / share[i] > used[best].count / share[best]) ? i : best), -1);
    if (needy < 0) break;
    ++share[needy];
  }
  let top = 0;
  return used.map(({ name, colour }, i) => {
    const own = share[i];
    const lane = { name, colour, top, rows: own, height: own * ROW + REST };
    top += lane.height + 4;
    return lane;
  });
}

/** As much of a label as is drawn: the rest of it is in the reading panel. */
export function labelText(story: Story, event: number): string {
  const label = story.events.label[event];
  return label.length > 60 ? `${label.slice(0, 59).trimEnd()}…` : label;
}
