import { pointOf, type Scene } from "./drawing";
import { svg } from "./dom";
import { labelText, REST, ROW } from "./labels";
import { DASHES, relationColour, type Theme } from "./theme";
import type { Timeline } from "./timeline";

const AXIS = 26;
const FONT = "system-ui, sans-serif";

/** The timeline as it stands on the screen, as an SVG of its own: colours and fonts are in it. */
export function timelinePicture(timeline: Timeline, title: string): SVGElement {
  const scene = timeline.scene();
  const theme = timeline.currentTheme();
  const height = scene.height + AXIS + 28;
  return svg("svg", { xmlns: "http://www.w3.org/2000/svg", width: scene.width, height, viewBox: `0 0 ${scene.width} ${height}`, "font-family": FONT, "font-size": 13, role: "img", "aria-label": title },
    svg("rect", { width: scene.width, height, fill: theme.paper }),
    svg("text", { x: 8, y: 18, fill: theme.ink, "font-weight": "bold" }, title),
    axis(timeline, theme),
    svg("g", { transform: `translate(0,${AXIS + 28})` }, ...lanes(scene, theme), ...edges(scene, theme), ...events(scene, theme)));
}

function axis(timeline: Timeline, theme: Theme): SVGElement {
  const scale = timeline.currentScale();
  const [from, to] = scale.range();
  const count = Math.max(2, Math.floor((to - from) / 110));
  const format = scale.tickFormat(count);
  return svg("g", { transform: `translate(0,${AXIS + 24})`, fill: theme.faint, stroke: "none", "font-size": 11 },
    svg("line", { x1: from, x2: to, y1: 0, y2: 0, stroke: theme.line }),
    ...scale.ticks(count).flatMap((tick) => [
      svg("line", { x1: scale(tick), x2: scale(tick), y1: 0, y2: -5, stroke: theme.line }),
      svg("text", { x: scale(tick), y: -9, "text-anchor": "middle" }, format(tick))]));
}

function lanes(scene: Scene, theme: Theme): SVGElement[] {
  return scene.lanes.lanes.flatMap((lane) => [
    svg("rect", { x: 0, y: lane.top, width: scene.width, height: lane.height, fill: theme.lanes[lane.colour], "fill-opacity": 0.06 }),
    svg("rect", { x: 0, y: lane.top, width: 3, height: lane.height, fill: theme.lanes[lane.colour] }),
    svg("text", { x: 8, y: lane.top + lane.height - 4, fill: theme.lanes[lane.colour], "font-size": 11 }, lane.name)]);
}

function edges(scene: Scene, theme: Theme): SVGElement[] {
  return scene.edges.map(({ relation, strong }) => {
    const [a, b] = [pointOf(scene, relation.from), pointOf(scene, relation.to)];
    const bend = Math.min(60, 14 + Math.abs(b.x - a.x) * 0.15) * (a.y === b.y ? 1 : 0.35);
    return svg("path", {
      d: `M${a.x},${a.y}Q${(a.x + b.x) / 2},${(a.y + b.y) / 2 - bend} ${b.x},${b.y}`, fill: "none", "stroke-width": strong ? 1.8 : 1,
      "stroke-opacity": strong ? 0.95 : 0.35, stroke: relationColour(theme, relation.kind), "stroke-dasharray": DASHES[relation.status].join(" "),
    });
  });
}

function events(scene: Scene, theme: Theme): SVGElement[] {
  const drawn: SVGElement[] = [];
  for (const event of scene.order) {
    const { x, y } = pointOf(scene, event);
    if (x < 0 || x > scene.width) continue;
    const colour = theme.lanes[scene.lanes.colourOf(event)];
    const label = scene.placed.get(event);
    if (!label) {
      drawn.push(svg("rect", { x: x - 1.5, y: y + REST / 2 - 6, width: 3, height: 4, fill: colour, "fill-opacity": 0.6 }));
      continue;
    }
    const happened = scene.story.events.status[event] <= 1 && !scene.story.isUndated(event);
    const end = scene.x(scene.story.end[event]);
    if (scene.story.events.placed[event] === 0 && end - x > 14) {
      drawn.push(svg("rect", { x, y: y - ROW / 2 + 3, width: Math.min(end, scene.width) - x, height: ROW - 6, fill: colour, "fill-opacity": 0.2 }));
    }
    drawn.push(svg("circle", { cx: x, cy: y, r: 4.5, stroke: colour, "stroke-width": 2, fill: happened ? colour : theme.paper }),
      svg("text", { x: label.x + 3, y: y + 4.5, fill: theme.ink }, labelText(scene.story, event)));
  }
  return drawn;
}

export function pictureBlob(picture: SVGElement): Blob {
  return new Blob([`<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(picture)}`], { type: "image/svg+xml" });
}

/** The picture in pixels, twice as fine as the screen. */
export async function pixels(picture: SVGElement): Promise<Blob> {
  const image = new Image();
  const source = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(picture))}`;
  await new Promise((done, failed) => { image.onload = done; image.onerror = failed; image.src = source; });
  const canvas = document.createElement("canvas");
  canvas.width = image.width * 2;
  canvas.height = image.height * 2;
  const context = canvas.getContext("2d")!;
  context.scale(2, 2);
  context.drawImage(image, 0, 0);
  return new Promise((done) => canvas.toBlob((blob) => done(blob!), "image/png"));
}
