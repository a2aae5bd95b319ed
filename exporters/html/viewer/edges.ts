import { Relation } from "./data";
import { DASHES, relationColour, Theme } from "./theme";

export interface Point { x: number; y: number; }

/** Draws a relation as an arc from one dot to another with a head, a bar where it prevents. */
export function drawEdge(context: CanvasRenderingContext2D, theme: Theme, relation: Relation, from: Point, to: Point, strong: boolean): void {
  const dx = to.x - from.x;
  const bend = Math.min(60, 14 + Math.abs(dx) * 0.15) * (from.y === to.y ? 1 : 0.35);
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 - bend };
  const colour = relationColour(theme, relation.kind);
  context.save();
  context.globalAlpha = strong ? 0.95 : 0.35;
  context.strokeStyle = context.fillStyle = colour;
  context.lineWidth = strong ? 1.8 : 1;
  context.setLineDash(DASHES[relation.status]);
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.quadraticCurveTo(middle.x, middle.y, to.x, to.y);
  context.stroke();
  context.setLineDash([]);
  drawHead(context, middle, to, relation.kind === 1);
  context.restore();
}

function drawHead(context: CanvasRenderingContext2D, from: Point, to: Point, bar: boolean): void {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const tip = { x: to.x - 6 * Math.cos(angle), y: to.y - 6 * Math.sin(angle) };
  context.beginPath();
  if (bar) {
    context.moveTo(tip.x - 5 * Math.sin(angle), tip.y + 5 * Math.cos(angle));
    context.lineTo(tip.x + 5 * Math.sin(angle), tip.y - 5 * Math.cos(angle));
    context.lineWidth = 2.5;
    context.stroke();
    return;
  }
  context.moveTo(tip.x, tip.y);
  for (const side of [-0.45, 0.45]) context.lineTo(tip.x - 8 * Math.cos(angle + side), tip.y - 8 * Math.sin(angle + side));
  context.fill();
}
