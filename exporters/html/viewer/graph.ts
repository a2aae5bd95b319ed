import * as dagre from "@dagrejs/dagre";

import { chainOf, type Chain } from "./chain";
import { Story } from "./data";
import { el, svg } from "./dom";
import { State } from "./state";
import { DASHES, KIND_NAMES } from "./theme";

const BOX = 190;
const LINE = 17;
const PAD = 9;

/** The causes and effects of the chosen event, from left to right, with the words that say so on the edges. */
export class Graph {
  readonly root = el("section", { class: "graph", "aria-label": "Causes and effects" });

  constructor(private readonly story: Story, private readonly state: State, private readonly laneColour: (event: number) => number) {}

  show(): void {
    const event = this.state.choice.selected;
    const chain = event < 0 ? null : chainOf(this.story, event);
    this.root.hidden = !chain || chain.relations.length === 0;
    if (chain && !this.root.hidden) this.root.replaceChildren(el("h2", {}, "Causes and effects"), el("div", { class: "graph-scroll", tabindex: "0", role: "group", "aria-label": "Drawing of causes and effects" }, this.draw(chain, event)));
    const chosen = this.root.querySelector<SVGElement>(".chosen");
    if (chosen) {
      const scroll = this.root.querySelector(".graph-scroll")!;
      const box = chosen.getBoundingClientRect();
      const frame = scroll.getBoundingClientRect();
      scroll.scrollLeft += box.left + box.width / 2 - frame.left - frame.width / 2;
    }
  }

  private draw(chain: Chain, chosen: number): SVGElement {
    const graph = new dagre.graphlib.Graph({ multigraph: true });
    graph.setGraph({ rankdir: "LR", nodesep: 18, ranksep: 40, edgesep: 14, marginx: 8, marginy: 8 });
    graph.setDefaultEdgeLabel(() => ({}));
    const lines = new Map(chain.events.map((e) => [e, wrap(this.story.events.label[e], 25, 4)]));
    for (const e of chain.events) {
      graph.setNode(String(e), { width: BOX, height: PAD * 2 + LINE * (lines.get(e)!.length + 1) });
    }
    chain.relations.forEach((relation, i) => {
      const cue = cueOf(relation.evidence, relation.status, KIND_NAMES[relation.kind]);
      graph.setEdge(String(relation.from), String(relation.to), { width: cue.length * 6.4 + 8, height: 16, labelpos: "c", cue }, String(i));
    });
    dagre.layout(graph);
    const { width = 0, height = 0 } = graph.graph();
    const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "presentation" },
      svg("defs", {}, ...["cause", "answer", "part"].map(head), bar()));
    chain.relations.forEach((relation, i) => {
      const edge = graph.edge({ v: String(relation.from), w: String(relation.to), name: String(i) }) as unknown as
        { points: { x: number; y: number }[]; x: number; y: number; cue: string };
      picture.append(...this.edge(edge, relation.kind, relation.status));
    });
    for (const e of chain.events) {
      const node = graph.node(String(e)) as unknown as { x: number; y: number; width: number; height: number };
      picture.append(this.box(e, lines.get(e)!, node, e === chosen));
    }
    return picture;
  }

  private edge(edge: { points: { x: number; y: number }[]; x: number; y: number; cue: string }, kind: number, status: number): SVGElement[] {
    const tone = kind === 2 ? "answer" : kind === 5 ? "part" : "cause";
    const [first, ...rest] = edge.points;
    const path = `M${first.x},${first.y}${rest.map((p) => `L${p.x},${p.y}`).join("")}`;
    const width = edge.cue.length * 6.4 + 8;
    return [
      svg("path", { d: path, class: `edge ${tone}`, "marker-end": `url(#head-${kind === 1 ? "bar" : tone})`, "stroke-dasharray": DASHES[status].join(" ") }),
      svg("rect", { x: edge.x - width / 2, y: edge.y - 8, width, height: 16, class: "cue-paper" }),
      svg("text", { x: edge.x, y: edge.y + 4, class: `cue ${tone}`, "text-anchor": "middle" }, edge.cue),
    ];
  }

  private box(event: number, lines: string[], node: { x: number; y: number; width: number; height: number }, chosen: boolean): SVGElement {
    const left = node.x - node.width / 2;
    const top = node.y - node.height / 2;
    const group = svg("g", {
      class: `node lane-${this.laneColour(event)} ${this.story.status(event)}${chosen ? " chosen" : ""}`, tabindex: 0, role: "button", ...(chosen ? { "aria-current": "true" } : {}),
    },
      svg("rect", { x: left, y: top, width: node.width, height: node.height, rx: 6 }),
      svg("text", { x: left + PAD, y: top + PAD + 11, class: "node-date" }, this.story.dateOf(event)),
      // The blanks part the lines for who hears them.
      ...lines.flatMap((line, i) => [" ", svg("text", { x: left + PAD, y: top + PAD + 11 + LINE * (i + 1) }, line)]));
    const choose = () => this.state.set({ selected: event });
    group.addEventListener("click", choose);
    group.addEventListener("keydown", (key) => {
      if (key.key === "Enter" || key.key === " ") { key.preventDefault(); choose(); }
    });
    return group;
  }
}

function cueOf(evidence: [number, number, number, string][], status: number, kind: string): string {
  const cue = evidence.find((e) => e[3])?.[3].replace(/\s+/g, " ") ?? kind;
  const short = cue.length > 24 ? `${cue.slice(0, 23)}…` : cue;
  return status === 2 ? `not: ${short}` : short;
}

function head(tone: string): SVGElement {
  return svg("marker", { id: `head-${tone}`, viewBox: "0 0 10 10", refX: 9, refY: 5, markerWidth: 7, markerHeight: 7, orient: "auto", class: tone },
    svg("path", { d: "M0,1L10,5L0,9Z" }));
}

/** Lines of at most so many characters, broken at blanks; the last one says where something is cut. */
export function wrap(text: string, columns: number, most: number): string[] {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const parts = word.match(new RegExp(`.{1,${columns}}`, "gu")) ?? [];
    for (const part of parts) {
      const last = lines.at(-1)!;
      if (last && last.length + 1 + part.length > columns) lines.push(part);
      else lines[lines.length - 1] = last ? `${last} ${part}` : part;
    }
  }
  if (lines.length > most) {
    lines.length = most;
    lines[most - 1] = `${lines[most - 1].slice(0, columns - 1)}…`;
  }
  return lines;
}

/** The head of what prevents. */
function bar(): SVGElement {
  return svg("marker", { id: "head-bar", viewBox: "0 0 10 10", refX: 5, refY: 5, markerWidth: 7, markerHeight: 7, orient: "auto", class: "cause" },
    svg("path", { d: "M3,0H6V10H3Z" }));
}
