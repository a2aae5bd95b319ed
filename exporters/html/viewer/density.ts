import { Story } from "./data";
import { el } from "./dom";
import type { Fitting } from "./filter";
import { State } from "./state";
import { onThemeChange, readTheme } from "./theme";

const HEIGHT = 46;
const BAR = 4;
const EDGE = 8;

/** How many events there are over the whole time, with a brush that says which part the axis shows. */
export class Density {
  readonly root = el("div", { class: "density" });
  private readonly canvas = el("canvas", { "aria-hidden": "true" });
  private readonly brush = el("div", { class: "brush", "aria-hidden": "true" });
  private fitting: Fitting | undefined;
  private width = 0;
  private drag: { what: "begin" | "end" | "move" | "new"; from: number; window: [number, number] } | null = null;

  constructor(private readonly story: Story, private readonly state: State, private readonly onWindow: (window: [number, number]) => void) {
    this.root.append(this.canvas, this.brush);
    new ResizeObserver(() => this.resize()).observe(this.root);
    onThemeChange(() => this.draw());
    this.root.addEventListener("pointerdown", (event) => this.start(event));
    this.root.addEventListener("pointermove", (event) => this.move(event));
    this.root.addEventListener("pointerup", () => (this.drag = null));
    this.root.addEventListener("dblclick", () => this.onWindow(this.story.whole));
  }

  show(fitting: Fitting): void {
    this.fitting = fitting;
    this.draw();
  }

  /** Puts the brush where the axis is. */
  placeBrush(): void {
    const [a, b] = this.window();
    const left = Math.max(0, this.x(a));
    this.brush.style.left = `${left}px`;
    this.brush.style.width = `${Math.max(3, Math.min(this.width, this.x(b)) - left)}px`;
    this.brush.hidden = this.isWhole();
  }

  private window(): [number, number] {
    return this.state.choice.window ?? this.story.home;
  }
  private isWhole(): boolean {
    const [a, b] = this.window();
    return a <= this.story.whole[0] && b >= this.story.whole[1];
  }
  private x(time: number): number {
    const [a, b] = this.story.whole;
    return ((time - a) / (b - a)) * this.width;
  }
  private time(x: number): number {
    const [a, b] = this.story.whole;
    return a + (x / this.width) * (b - a);
  }

  private resize(): void {
    if (this.root.clientWidth === this.width) return;
    this.width = this.root.clientWidth;
    this.draw();
    this.placeBrush();
  }

  private draw(): void {
    if (!this.fitting || this.width === 0) return;
    const ratio = devicePixelRatio || 1;
    this.canvas.width = Math.round(this.width * ratio);
    this.canvas.height = HEIGHT * ratio;
    const context = this.canvas.getContext("2d")!;
    context.scale(ratio, ratio);
    const counts = new Uint32Array(Math.ceil(this.width / BAR) + 1);
    for (const event of this.fitting.events) {
      ++counts[Math.max(0, Math.min(counts.length - 1, (this.x(this.story.begin[event]) / BAR) | 0))];
    }
    const most = Math.max(1, ...counts);
    context.fillStyle = readTheme().faint;
    // By the square root, so that a busy day does not hide the quiet ones.
    counts.forEach((count, i) => {
      if (count === 0) return;
      const height = 2 + (HEIGHT - 6) * Math.sqrt(count / most);
      context.fillRect(i * BAR, HEIGHT - height, BAR - 1, height);
    });
  }

  private start(event: PointerEvent): void {
    if (event.button !== 0) return;
    const x = event.offsetX + (event.target === this.brush ? this.brush.offsetLeft : 0);
    const [a, b] = this.window().map((t) => this.x(t));
    const what = this.isWhole() || x < a - EDGE || x > b + EDGE ? "new" : x < a + EDGE ? "begin" : x > b - EDGE ? "end" : "move";
    this.drag = { what, from: x, window: this.window() };
    this.root.setPointerCapture(event.pointerId);
    event.preventDefault();
  }

  private move(event: PointerEvent): void {
    if (!this.drag) return;
    const x = event.clientX - this.root.getBoundingClientRect().left;
    const { what, from, window } = this.drag;
    if (what === "new" && Math.abs(x - from) < 4) return;
    const by = this.time(x) - this.time(from);
    const ends: [number, number] = what === "move" ? [window[0] + by, window[1] + by]
      : what === "begin" ? [window[0] + by, window[1]] : what === "end" ? [window[0], window[1] + by] : [this.time(from), this.time(x)];
    ends.sort((p, q) => p - q);
    if (ends[1] > ends[0]) this.onWindow(ends);
  }
}
