import { Placed as PlacedBy, Relation, Story } from "./data";
import { drawEdge, Point } from "./edges";
import { DOT, type Lane, type Placed, REST, ROW, TAIL } from "./labels";
import { Lanes } from "./lanes";
import type { Theme } from "./theme";

/** All that a frame of the timeline shows. */
export interface Scene {
  story: Story;
  lanes: Lanes;
  placed: Map<number, Placed>;
  /** Events that fit, the most salient first. */
  order: Uint32Array;
  x: (time: number) => number;
  width: number;
  height: number;
  selected: number;
  /** Events that stay bright; nothing: all do. */
  bright: ReadonlySet<number> | null;
  edges: { relation: Relation; strong: boolean }[];
}

const COLUMN = 3;

/** Where an event's dot is: at its label, or in the strip of its lane. */
export function pointOf(scene: Scene, event: number): Point {
  const lane = scene.lanes.lanes[scene.lanes.of(event)];
  const label = scene.placed.get(event);
  const x = scene.x(scene.story.begin[event]);
  return { x, y: label ? lane.top + label.row * ROW + ROW / 2 : lane.top + lane.height - REST / 2 };
}

export function draw(context: CanvasRenderingContext2D, theme: Theme, scene: Scene): void {
  context.clearRect(0, 0, scene.width, scene.height);
  for (const lane of scene.lanes.lanes) drawLane(context, theme, lane, scene.width);
  drawRest(context, theme, scene);
  for (const label of scene.placed.values()) drawEvent(context, theme, scene, label);
  for (const { relation, strong } of scene.edges) {
    drawEdge(context, theme, relation, pointOf(scene, relation.from), pointOf(scene, relation.to), strong);
  }
}

function drawLane(context: CanvasRenderingContext2D, theme: Theme, lane: Lane, width: number): void {
  context.fillStyle = theme.lanes[lane.colour];
  context.globalAlpha = 0.06;
  context.fillRect(0, lane.top, width, lane.height);
  context.globalAlpha = 1;
  context.fillRect(0, lane.top, 3, lane.height);
}

/** Events without a label, as columns that are as high as there are many of them. */
function drawRest(context: CanvasRenderingContext2D, theme: Theme, scene: Scene): void {
  const columns = Math.ceil(scene.width / COLUMN) + 1;
  const counts = scene.lanes.lanes.map(() => new Uint16Array(columns));
  const { story, lanes, placed, order } = scene;
  const zero = scene.x(0);
  const perMs = scene.x(1e9) - zero;
  for (let k = 0; k < order.length; ++k) {
    const event = order[k];
    const x = zero + (story.begin[event] / 1e9) * perMs;
    if (x >= 0 && x < scene.width && !placed.has(event)) ++counts[lanes.of(event)][(x / COLUMN) | 0];
  }
  lanes.lanes.forEach((lane, l) => {
    context.fillStyle = theme.lanes[lane.colour];
    context.globalAlpha = scene.bright ? 0.3 : 0.75;
    const foot = lane.top + lane.height - 2;
    for (let c = 0; c < columns; ++c) {
      const count = counts[l][c];
      if (count > 0) {
        const height = Math.min(REST - 3, 3 + 2 * Math.log2(count));
        context.fillRect(c * COLUMN, foot - height, COLUMN - 0.5, height);
      }
    }
  });
  context.globalAlpha = 1;
}

function drawEvent(context: CanvasRenderingContext2D, theme: Theme, scene: Scene, label: Placed): void {
  const { story } = scene;
  const event = label.event;
  const { x, y } = pointOf(scene, event);
  const colour = theme.lanes[scene.lanes.colourOf(event)];
  const end = Math.min(scene.width, scene.x(story.end[event]));
  const placed = story.events.placed[event];
  const soft = story.events.fuzzy[event] === 1;
  context.save();
  context.globalAlpha = scene.bright && !scene.bright.has(event) ? 0.25 : 1;
  if (placed === PlacedBy.Date && end - x > DOT + 4) drawBar(context, colour, Math.max(0, x), end, y, soft);
  if (placed === PlacedBy.End) drawTail(context, colour, x - TAIL, x, y);
  if (placed === PlacedBy.Begin) drawTail(context, colour, x + TAIL, x, y);
  drawDot(context, theme, story.events.status[event], colour, x, y, event === scene.selected, story.isUndated(event));
  context.restore();
}

function drawBar(context: CanvasRenderingContext2D, colour: string, from: number, to: number, y: number, soft: boolean): void {
  let fill: string | CanvasGradient = colour;
  if (soft) {
    fill = context.createLinearGradient(from, 0, to, 0);
    fill.addColorStop(0, "transparent");
    fill.addColorStop(0.25, colour);
    fill.addColorStop(0.75, colour);
    fill.addColorStop(1, "transparent");
  }
  context.fillStyle = fill;
  const alpha = context.globalAlpha;
  context.globalAlpha = alpha * 0.22;
  context.fillRect(from, y - ROW / 2 + 3, to - from, ROW - 6);
  context.globalAlpha = alpha;
}

/** An open side: a line that fades out. */
function drawTail(context: CanvasRenderingContext2D, colour: string, from: number, to: number, y: number): void {
  const fade = context.createLinearGradient(from, 0, to, 0);
  fade.addColorStop(0, "transparent");
  fade.addColorStop(1, colour);
  context.fillStyle = fade;
  context.fillRect(Math.min(from, to), y - 1.25, Math.abs(to - from), 2.5);
}

/** Full where it happened, hollow where it is planned or possible, crossed out where it is denied, dashed where undated. */
function drawDot(
  context: CanvasRenderingContext2D, theme: Theme, status: number, colour: string, x: number, y: number, selected: boolean, undated: boolean,
): void {
  context.lineWidth = 2;
  context.strokeStyle = colour;
  context.fillStyle = status <= 1 && !undated ? colour : theme.paper;
  context.setLineDash(undated ? [2, 2] : []);
  context.beginPath();
  context.arc(x, y, 4.5, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
  context.setLineDash([]);
  if (status === 4) {
    context.beginPath();
    context.moveTo(x - 4, y + 4);
    context.lineTo(x + 4, y - 4);
    context.stroke();
  }
  if (selected) {
    context.strokeStyle = theme.focus;
    context.beginPath();
    context.arc(x, y, 8.5, 0, 2 * Math.PI);
    context.stroke();
  }
}
