import { axisTop } from "d3-axis";
import { scaleUtc, type ScaleTime } from "d3-scale";
import { select } from "d3-selection";
import { zoom, zoomIdentity, type ZoomTransform } from "d3-zoom";

import { chainOf, relatedTo, tellsWhy } from "./chain";
import { Story } from "./data";
import { el, svg } from "./dom";
import { draw, type Scene } from "./drawing";
import { filter, mostSalient, type Fitting } from "./filter";
import { labelText, type Placed, placeLabels, ROW } from "./labels";
import { Lanes } from "./lanes";
import { State } from "./state";
import { onThemeChange, readTheme, type Theme } from "./theme";

const HOUR = 3_600_000;
const MARGIN = 24;
/** A frame that is still unfolding is narrower than this for a moment: nothing can be laid out in it. */
const NARROWEST = 4 * MARGIN;
const MOST_EDGES = 400;
export const FONT = "13px system-ui, sans-serif";

/** The drawing by date: dots, bars and edges on a canvas, the most salient events as labels that can be focused. */
export class Timeline {
  readonly root: HTMLElement;
  private readonly stage = el("div", { class: "stage", tabindex: "0", role: "group", "aria-describedby": "timeline-keys", "aria-label": "Timeline" });
  private readonly canvas = el("canvas", { "aria-hidden": "true" });
  private readonly labels = el("div", { class: "labels" });
  private readonly laneNames = el("div", { class: "lane-names", "aria-hidden": "true" });
  private readonly axis = svg("svg", { class: "axis", "aria-hidden": "true" });
  private readonly context = this.canvas.getContext("2d")!;
  private readonly elements = new Map<number, HTMLButtonElement>();
  private readonly widths: Float32Array;
  private readonly zoom = zoom<HTMLElement, unknown>();
  private base: ScaleTime<number, number> = scaleUtc();
  private scale = this.base;
  private theme: Theme = readTheme();
  private lanes: Lanes;
  private order = new Uint32Array(0);
  private fitting: Fitting;
  private placed = new Map<number, Placed>();
  private hovered = -1;
  private focused = -1;
  private width = 0;
  private height = 0;
  private frame = 0;
  private moving = false;

  constructor(private readonly story: Story, private readonly state: State, private readonly onNamed: (count: number) => void) {
    this.widths = new Float32Array(story.size).fill(-1);
    this.lanes = new Lanes(story, state.choice.lanesBy);
    this.fitting = filter(story, state.choice);
    this.stage.append(this.canvas, this.laneNames, this.labels);
    this.root = el("div", { class: "timeline" }, this.axis, this.stage);
    this.listen();
    new ResizeObserver(() => this.resize()).observe(this.stage);
    onThemeChange(() => { this.theme = readTheme(); this.render(); });
  }

  show(fitting: Fitting): void {
    this.fitting = fitting;
    let count = 0;
    this.order = new Uint32Array(fitting.events.length);
    for (const event of this.story.bySalience) if (fitting.fits[event]) this.order[count++] = event;
    this.lay();
  }

  setLanes(): void {
    this.lanes = new Lanes(this.story, this.state.choice.lanesBy);
    this.placed.clear();
    this.lay();
  }

  /** Moves the axis so that it shows a stretch of time. */
  setWindow(window: [number, number]): void {
    if (this.width === 0 || this.moving) return;
    const [a, b] = window.map((t) => this.base(t));
    const k = (this.width - 2 * MARGIN) / Math.max(1e-9, b - a);
    this.zoom.transform(select(this.stage as HTMLElement), zoomIdentity.translate(MARGIN - a * k, 0).scale(k));
  }

  zoomBy(factor: number): void {
    this.zoom.scaleBy(select(this.stage as HTMLElement), factor);
  }

  /** Brings an event into sight, the scale as it is. */
  reveal(event: number): void {
    const x = this.scale(this.story.begin[event]);
    if (x < MARGIN || x > this.width - 120) {
      const [a, b] = this.scale.domain().map(Number);
      const half = (b - a) / 2;
      this.setWindow([this.story.begin[event] - half * 0.9, this.story.begin[event] + half * 0.9]);
    }
    this.render();
  }

  focus(event: number): void {
    this.focused = event;
    this.reveal(event);
    this.paint();
    this.elements.get(event)?.focus({ preventScroll: true });
  }

  render(): void {
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.paint());
  }

  /** What is on the screen, for pictures of it. */
  scene(): Scene {
    const selected = this.state.choice.selected;
    const about = this.hovered >= 0 ? this.hovered : -1;
    return {
      story: this.story, lanes: this.lanes, placed: this.placed, order: this.order, x: (t) => this.scale(t), width: this.width,
      height: this.height, selected, bright: about >= 0 ? relatedTo(this.story, about) : null, edges: this.edges(),
    };
  }
  currentTheme(): Theme {
    return this.theme;
  }
  currentScale(): ScaleTime<number, number> {
    return this.scale;
  }

  // ---- set-up ---------------------------------------------------------------------------------------------------------

  private listen(): void {
    this.zoom.filter((event: Event) => !(event as MouseEvent).button && (event.type !== "dblclick"))
      .on("start", () => (this.moving = true))
      .on("zoom", (event: { transform: ZoomTransform }) => {
        this.scale = event.transform.rescaleX(this.base);
        this.render();
      })
      .on("end", () => (this.moving = false));
    select(this.stage as HTMLElement).call(this.zoom);
    this.stage.addEventListener("keydown", (event) => this.onKey(event));
    this.labels.addEventListener("click", (event) => {
      const target = (event.target as HTMLElement).closest<HTMLElement>("[data-event]");
      if (target) this.state.set({ selected: Number(target.dataset.event) });
    });
    this.labels.addEventListener("focusin", (event) => (this.focused = Number((event.target as HTMLElement).dataset.event)));
    this.stage.addEventListener("pointermove", (event) => this.hover(event));
    this.stage.addEventListener("pointerleave", () => this.setHovered(-1));
    this.canvas.addEventListener("click", (event) => {
      const near = this.nearest(event.offsetX, event.offsetY);
      if (near >= 0) this.state.set({ selected: near });
    });
  }

  private resize(): void {
    const { clientWidth, clientHeight } = this.stage;
    if (clientWidth < NARROWEST || (clientWidth === this.width && clientHeight === this.height)) return;
    this.width = clientWidth;
    const span = Math.max(HOUR, this.story.last - this.story.first);
    this.base = scaleUtc().domain(this.story.whole).range([MARGIN, this.width - MARGIN]);
    this.zoom.extent([[0, 0], [this.width, 1]]).translateExtent([[-this.width * 0.2, 0], [this.width * 1.2, 0]])
      .scaleExtent([0.8, Math.max(1, span / HOUR) * 2]);
    this.scale = this.base;
    this.lay();
    this.setWindow(this.state.choice.window ?? this.story.home);
    this.paint();
  }

  private lay(): void {
    if (this.width === 0) return;
    this.height = Math.max(this.stage.clientHeight, 60);
    this.lanes.lay(this.fitting.events, this.height);
    const low = this.lanes.lanes.at(-1);
    this.height = Math.max(this.height, low ? low.top + low.height : 0);
    const ratio = devicePixelRatio || 1;
    this.canvas.width = Math.round(this.width * ratio);
    this.canvas.height = Math.round(this.height * ratio);
    this.canvas.style.width = `${this.width}px`;
    this.canvas.style.height = `${this.height}px`;
    this.laneNames.replaceChildren(...this.lanes.lanes.map((lane) => {
      const name = el("span", { class: "lane-name" }, lane.name);
      name.style.top = `${lane.top + lane.height - 15}px`;
      name.style.color = this.theme.lanes[lane.colour];
      return name;
    }));
    this.render();
  }

  // ---- drawing --------------------------------------------------------------------------------------------------------

  private paint(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    if (this.width === 0) return;
    this.place();
    const ratio = devicePixelRatio || 1;
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const scene = this.scene();
    draw(this.context, this.theme, scene);
    this.placeElements(scene);
    this.drawAxis();
    this.onNamed(this.placed.size);
    const [a, b] = this.scale.domain().map(Number);
    const [first, last] = this.story.home;
    this.state.set({ window: Math.abs(a - first) + Math.abs(b - last) < (last - first) * 1e-4 ? null : [a, b] });
    this.tellPainted();
  }

  /** Says when the first picture was on the screen, for whoever measures it. */
  private tellPainted(): void {
    const page = document.documentElement.dataset;
    if (page.painted) return;
    page.painted = "yes";
    requestAnimationFrame(() => (page.at = String(Math.round(performance.now()))));
  }

  private place(): void {
    this.placed = placeLabels(this.candidates(), this.lanes.lanes, this.lanes.of, (event) => this.scale(this.story.begin[event]),
      (event) => this.widthOf(event), (event) => this.story.events.placed[event], this.width, this.state.choice.most, this.placed);
  }

  /** The chosen event and its chain first, then the most salient that are in sight. */
  private *candidates(): Generator<number> {
    const [from, to] = this.scale.domain().map(Number);
    const inSight = (event: number) => this.fitting.fits[event] === 1 && this.story.begin[event] >= from && this.story.begin[event] <= to;
    const selected = this.state.choice.selected;
    const first = [this.focused, selected, ...(selected >= 0 ? chainOf(this.story, selected).events : [])];
    for (const event of first) if (event >= 0 && inSight(event)) yield event;
    for (const event of this.order) if (inSight(event)) yield event;
  }

  private widthOf(event: number): number {
    if (this.widths[event] < 0) {
      this.context.font = FONT;
      this.widths[event] = Math.ceil(this.context.measureText(labelText(this.story, event)).width) + 7;
    }
    return Math.min(this.widths[event], this.mostWide());
  }

  /** A label is at most so wide, half the drawing on a telephone. */
  private mostWide(): number {
    return Math.max(120, Math.min(440, this.width * 0.55));
  }

  private edges(): Scene["edges"] {
    const selected = this.state.choice.selected;
    const fits = (event: number) => this.fitting.fits[event] === 1;
    const chosen = selected < 0 ? [] : chainOf(this.story, selected).relations.filter((r) => fits(r.from) && fits(r.to));
    const strong = new Set(chosen);
    const edges = chosen.map((relation) => ({ relation, strong: true }));
    if (this.state.choice.allCauses) {
      for (const relation of this.story.relations) {
        if (edges.length >= MOST_EDGES) break;
        if (tellsWhy(relation) && !strong.has(relation) && this.placed.has(relation.from) && this.placed.has(relation.to)) {
          edges.push({ relation, strong: false });
        }
      }
    }
    return edges;
  }

  private placeElements(scene: Scene): void {
    const stop = this.placed.has(this.focused) ? this.focused
      : this.placed.has(this.state.choice.selected) ? this.state.choice.selected : Math.min(...this.placed.keys());
    for (const [event, element] of this.elements) {
      if (!this.placed.has(event)) {
        if (element === document.activeElement) this.stage.focus({ preventScroll: true });
        element.remove();
        this.elements.delete(event);
      }
    }
    const fresh: HTMLElement[] = [];
    for (const label of this.placed.values()) {
      let element = this.elements.get(label.event);
      if (!element) {
        element = this.makeLabel(label.event);
        this.elements.set(label.event, element);
        fresh.push(element);
      }
      const lane = this.lanes.lanes[label.lane];
      element.style.transform = `translate(${label.x.toFixed(1)}px,${lane.top + label.row * ROW}px)`;
      element.style.maxWidth = `${this.widthOf(label.event)}px`;
      element.tabIndex = label.event === stop ? 0 : -1;
      element.classList.toggle("dim", scene.bright !== null && !scene.bright.has(label.event));
      element.setAttribute("aria-pressed", String(label.event === scene.selected));
    }
    this.labels.append(...fresh);
  }

  private makeLabel(event: number): HTMLButtonElement {
    const status = this.story.status(event);
    return el("button", {
      type: "button", class: `label ${status}`, "data-event": String(event),
      "aria-label": `${this.story.dateOf(event)}: ${this.story.events.label[event]}${status === "happened" ? "" : `, ${status}`}`,
    }, this.story.events.label[event]);
  }

  private drawAxis(): void {
    const count = Math.max(2, Math.floor(this.width / 110));
    select(this.axis as SVGSVGElement).attr("width", this.width).attr("height", 26).selectAll("g").data([0]).join("g")
      .attr("transform", "translate(0,25)").call(axisTop(this.scale).ticks(count).tickSizeOuter(0) as never);
  }

  // ---- pointing and keys ----------------------------------------------------------------------------------------------

  /** The event whose dot is nearest to a place on the canvas, if one is near. */
  private nearest(x: number, y: number): number {
    const lane = this.lanes.lanes.findIndex((l) => y >= l.top && y <= l.top + l.height);
    let best = -1;
    let distance = 7;
    for (const event of this.order) {
      const away = Math.abs(this.scale(this.story.begin[event]) - x);
      if (away >= distance || this.lanes.of(event) !== lane) continue;
      const label = this.placed.get(event);
      const l = this.lanes.lanes[lane];
      const dot = label ? l.top + label.row * ROW + ROW / 2 : l.top + l.height - 7;
      if (Math.abs(dot - y) <= 9) { best = event; distance = away; }
    }
    return best;
  }

  private hover(event: PointerEvent): void {
    if (event.pointerType === "touch" || event.buttons !== 0) return;
    const label = (event.target as HTMLElement).closest<HTMLElement>("[data-event]");
    const box = this.canvas.getBoundingClientRect();
    this.setHovered(label ? Number(label.dataset.event) : this.nearest(event.clientX - box.left, event.clientY - box.top));
  }

  private setHovered(event: number): void {
    if (event === this.hovered) return;
    this.hovered = event;
    this.stage.title = event >= 0 && !this.placed.has(event) ? `${this.story.dateOf(event)}: ${this.story.events.label[event]}` : "";
    this.render();
  }

  private onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const pan = this.width / 5 / this.zoomLevel();
    const actions: Record<string, () => void> = {
      "+": () => this.zoomBy(1.5), "=": () => this.zoomBy(1.5), "-": () => this.zoomBy(1 / 1.5), "0": () => this.setWindow(this.story.whole),
      ArrowRight: () => this.step(1, pan), ArrowLeft: () => this.step(-1, pan),
      Home: () => this.jump(0), End: () => this.jump(-1),
      Escape: () => this.state.set({ selected: -1 }),
    };
    const action = actions[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  }

  private zoomLevel(): number {
    const [a, b] = this.scale.domain().map(Number);
    const [first, last] = this.base.domain().map(Number);
    return (last - first) / (b - a);
  }

  /** On a label to the next one in time; on the drawing itself, along the axis. */
  private step(direction: number, pan: number): void {
    if (document.activeElement === this.stage) {
      this.zoom.translateBy(select(this.stage as HTMLElement), -direction * pan, 0);
      return;
    }
    const events = mostSalient(this.story, this.fitting, this.state.choice.most);
    const at = direction > 0 ? events.findIndex((e) => e > this.focused) : events.findLastIndex((e) => e < this.focused);
    if (at >= 0) this.focus(events[at]);
  }

  private jump(to: number): void {
    const event = mostSalient(this.story, this.fitting, this.state.choice.most).at(to);
    if (event !== undefined) this.focus(event);
  }
}
