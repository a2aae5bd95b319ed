import type { Story } from "./data";
import { el } from "./dom";
import { mostSalient, type Fitting } from "./filter";
import { timelinePicture } from "./picture";
import { State } from "./state";
import type { Timeline } from "./timeline";

/** What goes to paper: the drawing, then the events that are shown, each with its sentence and source. */
export class Print {
  readonly root = el("section", { class: "print", "aria-hidden": "true" });
  private fitting: Fitting | undefined;

  constructor(private readonly story: Story, private readonly state: State, private readonly timeline: Timeline) {
    addEventListener("beforeprint", () => this.fill());
    addEventListener("afterprint", () => this.root.replaceChildren());
    matchMedia("print").addEventListener("change", (event) => { if (event.matches) this.fill(); });
  }

  show(fitting: Fitting): void {
    this.fitting = fitting;
  }

  private fill(): void {
    if (!this.fitting) return;
    const events = mostSalient(this.story, this.fitting, this.state.choice.most);
    const all = this.fitting.events.length;
    this.root.replaceChildren(
      el("h1", {}, this.story.title),
      el("p", { class: "print-count" }, events.length < all ? `${events.length} of ${all} events, the most salient` : `${all} events`),
      ...(this.state.choice.mode === "timeline" ? [el("div", { class: "print-picture" }, timelinePicture(this.timeline, ""))] : []),
      el("dl", {}, ...events.map((event) => {
        const mention = this.story.events.mentions[event][0];
        const status = this.story.status(event);
        return el("div", {}, el("dt", {}, this.story.dateOf(event)),
          el("dd", {}, el("strong", {}, this.story.events.label[event]), status === "happened" ? "" : ` (${status})`,
            el("p", {}, `“${this.story.sentence(mention)}” `, el("cite", {}, this.story.citation(mention[0])))));
      })));
  }
}
