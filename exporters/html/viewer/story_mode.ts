import { tellsWhy } from "./chain";
import { Placed, Story } from "./data";
import { announce, button, el } from "./dom";
import { mostSalient, type Fitting } from "./filter";
import { State } from "./state";
import { KIND_NAMES_BACK } from "./theme";

const SWIPE = 50;

/** One event after the other, each with its sentence and source. */
export class StoryMode {
  readonly root = el("section", { class: "story-mode", "aria-label": "The story, event by event", tabindex: "-1" });
  private events: number[] = [];
  private pressed = 0;

  constructor(private readonly story: Story, private readonly state: State) {
    this.root.addEventListener("keydown", (event) => {
      if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
        event.preventDefault();
        this.go(event.key === "ArrowRight" ? 1 : -1);
      }
    });
    this.root.addEventListener("pointerdown", (event) => (this.pressed = event.clientX));
    this.root.addEventListener("pointerup", (event) => {
      const by = event.clientX - this.pressed;
      if (event.pointerType !== "mouse" && Math.abs(by) > SWIPE) this.go(by < 0 ? 1 : -1);
    });
  }

  show(fitting: Fitting): void {
    this.events = mostSalient(this.story, fitting, this.state.choice.most);
    this.draw();
  }

  /** The chosen event's place, or that of the next one where it is not among those told. */
  private at(): number {
    const selected = this.state.choice.selected;
    if (selected < 0) return 0;
    const at = this.events.findIndex((event) => event >= selected);
    return at < 0 ? this.events.length - 1 : at;
  }

  private go(by: number): void {
    const to = this.at() + by;
    if (to < 0 || to >= this.events.length) return;
    this.state.set({ selected: this.events[to] });
    announce(`${to + 1} of ${this.events.length}: ${this.story.events.label[this.events[to]]}`);
  }

  draw(): void {
    if (this.root.hidden) return;
    if (this.events.length === 0) {
      this.root.replaceChildren(el("p", { class: "hint" }, "No event fits."));
      return;
    }
    const at = this.at();
    const event = this.events[at];
    const focus = this.root.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset.go ?? "card" : null;
    this.root.replaceChildren(
      el("div", { class: "story-steps" },
        this.step("Previous", -1, at === 0), el("p", { class: "count" }, `${at + 1} of ${this.events.length}`),
        this.step("Next", 1, at === this.events.length - 1)),
      this.progress(at),
      el("article", { class: "card" },
        el("p", { class: "era" }, this.era(event)),
        el("p", { class: "when" }, this.story.dateOf(event)),
        el("h2", {}, this.story.events.label[event]),
        this.story.status(event) === "happened" ? "" : el("p", { class: `badge ${this.story.status(event)}` }, this.story.status(event)),
        this.sentence(event),
        ...this.because(event)));
    if (focus) (this.root.querySelector<HTMLElement>(`[data-go="${focus}"]:not([disabled])`) ?? this.root).focus({ preventScroll: true });
  }

  private step(name: string, by: number, off: boolean): HTMLButtonElement {
    const step = button(by < 0 ? `← ${name}` : `${name} →`, () => this.go(by), { "data-go": name, class: "step", "aria-label": `${name} event` });
    step.disabled = off;
    return step;
  }

  private progress(at: number): HTMLElement {
    const bar = el("div", { class: "progress", "aria-hidden": "true" }, el("div", {}));
    (bar.firstChild as HTMLElement).style.width = `${((at + 1) / this.events.length) * 100}%`;
    return bar;
  }

  /** The year, the decade in a story of centuries. */
  private era(event: number): string {
    if (this.story.events.placed[event] >= Placed.Publication) return "Undated";
    const year = new Date(this.story.begin[event]).getUTCFullYear();
    const years = (this.story.last - this.story.first) / 31_557_600_000;
    return years > 60 ? `${Math.floor(year / 10) * 10}s` : String(year);
  }

  private sentence(event: number): HTMLElement {
    const mention = this.story.events.mentions[event][0];
    const more = this.story.events.mentions[event].length - 1;
    return el("figure", {}, el("blockquote", {}, this.story.sentence(mention)),
      el("figcaption", {}, this.story.citation(mention[0]), more > 0 ? ` and ${more} more ${more === 1 ? "sentence" : "sentences"}` : ""));
  }

  private because(event: number): HTMLElement[] {
    const causes = this.story.relationsAt(event).filter((r) => r.to === event && tellsWhy(r) && r.status === 0);
    return causes.slice(0, 3).map((r) => el("p", { class: "because" }, `${KIND_NAMES_BACK[r.kind]} `,
      button(this.story.events.label[r.from], () => this.state.set({ selected: r.from }), { class: "link" })));
  }
}
