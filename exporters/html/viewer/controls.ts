import { STATUSES, Story } from "./data";
import { button, el } from "./dom";
import { FILTERS, type Fitting } from "./filter";
import { type Choice, defaults, type Mode, State } from "./state";

const MODES: [Mode, string][] = [["timeline", "Timeline"], ["story", "Story"], ["table", "Table"]];
const MOST_OPTIONS = 300;

/** Search, filters, how many events are named, and the choice of view. */
export class Controls {
  readonly root = el("div", { class: "controls" });
  private readonly count = el("output", { class: "count", for: "most" });
  private readonly filters: HTMLDetailsElement;
  private readonly filterCount = el("span", { class: "filter-count" });
  private fits = 0;
  private readonly fields = new Map<keyof Choice, (choice: Choice) => void>();

  constructor(private readonly story: Story, private readonly state: State) {
    this.filters = el("details", { class: "filters" }, el("summary", {}, "Filter", this.filterCount), this.filterFields());
    this.root.append(this.search(), this.modes(), this.slider(), this.filters);
  }

  show(fitting: Fitting): void {
    const choice = this.state.choice;
    for (const set of this.fields.values()) set(choice);
    this.fits = fitting.events.length;
    this.tell(choice.mode === "table" ? this.fits : Math.min(choice.most, this.fits));
    const plain = defaults();
    const active = FILTERS.filter((key) => key !== "text" && JSON.stringify(choice[key]) !== JSON.stringify(plain[key])).length;
    this.filterCount.textContent = active > 0 ? ` (${active})` : "";
  }

  /** How many the drawing has room to name. */
  showNamed(named: number): void {
    if (this.state.choice.mode === "timeline") this.tell(named);
  }

  private tell(named: number): void {
    const text = named < this.fits ? `${named} of ${this.fits}, the most salient` : `all ${this.fits}`;
    if (this.count.textContent !== text) this.count.textContent = text;
  }

  focusSearch(): void {
    this.root.querySelector<HTMLElement>("#search")!.focus();
  }

  private search(): HTMLElement {
    const input = el("input", { type: "search", id: "search", placeholder: "Search events", autocomplete: "off", "aria-label": "Search events" });
    input.addEventListener("input", () => this.state.set({ text: input.value }));
    this.fields.set("text", (c) => { if (input.value !== c.text) input.value = c.text; });
    return el("div", { role: "search", class: "search" }, input);
  }

  private modes(): HTMLElement {
    const buttons = MODES.map(([mode, name]) => button(name, () => this.state.set({ mode })));
    this.fields.set("mode", (c) => buttons.forEach((b, i) => b.setAttribute("aria-pressed", String(MODES[i][0] === c.mode))));
    return el("div", { role: "group", class: "modes", "aria-label": "View" }, ...buttons);
  }

  private slider(): HTMLElement {
    const most = Math.max(1, Math.min(200, this.story.size));
    const input = el("input", { type: "range", id: "most", min: "1", max: String(most), step: "1" });
    input.addEventListener("input", () => this.state.set({ most: Number(input.value) }));
    this.fields.set("most", (c) => (input.value = String(Math.min(c.most, most))));
    return el("div", { class: "most" }, el("label", { for: "most" }, "Showing"), input, this.count);
  }

  // ---- filters --------------------------------------------------------------------------------------------------------

  private filterFields(): HTMLElement {
    return el("div", { class: "filter-fields" },
      this.choose("actor", "Actor", "anybody", this.frequentActors()),
      this.choose("type", "Type", "any type", this.story.types.map((name, i) => [String(i), name])),
      this.sources(), this.statuses(), this.confidence(), this.dates(), this.lanesBy(),
      button("Clear all filters", () => {
        const plain = defaults();
        this.state.set(Object.fromEntries(FILTERS.map((key) => [key, plain[key]])) as Partial<Choice>);
      }, { class: "clear" }));
  }

  /** Those who are in most events, by name. */
  private frequentActors(): [string, string][] {
    const counts = new Array<number>(this.story.actors.length).fill(0);
    for (const who of this.story.events.who) for (const actor of new Set(who.map((p) => p[1]))) if (actor >= 0) ++counts[actor];
    const order = counts.map((count, actor) => ({ count, actor })).filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count || a.actor - b.actor).slice(0, MOST_OPTIONS);
    return order.map(({ count, actor }) => [String(actor), `${this.story.actors[actor].name} (${count})`]);
  }

  private choose(key: "actor" | "type", label: string, all: string, options: [string, string][]): HTMLElement {
    const select = el("select", { id: `filter-${key}` }, el("option", { value: "-1" }, all), ...options.map(([value, name]) => el("option", { value }, name)));
    select.addEventListener("change", () => this.state.set({ [key]: Number(select.value) }));
    this.fields.set(key, (c) => (select.value = String(c[key])));
    return el("div", { class: "field" }, el("label", { for: `filter-${key}` }, label), select);
  }

  private sources(): HTMLElement {
    const sources = [...new Set(this.story.articles.map((a) => a.source ?? "").filter(Boolean))].sort();
    const select = el("select", { id: "filter-source" }, el("option", { value: "" }, "any source"), ...sources.map((s) => el("option", { value: s }, s)));
    select.addEventListener("change", () => this.state.set({ source: select.value }));
    this.fields.set("source", (c) => (select.value = c.source));
    return el("div", { class: "field", ...(sources.length === 0 ? { hidden: true } : {}) }, el("label", { for: "filter-source" }, "Source"), select);
  }

  private statuses(): HTMLElement {
    const boxes = STATUSES.map((name, i) => {
      const box = el("input", { type: "checkbox", id: `status-${name}` });
      box.addEventListener("change", () => {
        const kept = this.state.choice.statuses.filter((s) => s !== i);
        this.state.set({ statuses: box.checked ? [...kept, i].sort() : kept });
      });
      return box;
    });
    this.fields.set("statuses", (c) => boxes.forEach((box, i) => (box.checked = c.statuses.includes(i))));
    return el("fieldset", { class: "field" }, el("legend", {}, "Status"),
      ...boxes.map((box, i) => el("label", { for: box.id }, box, ` ${STATUSES[i]}`)));
  }

  private confidence(): HTMLElement {
    const input = el("input", { type: "range", id: "confidence", min: "0", max: "1", step: "0.05" });
    const value = el("output", { for: "confidence" });
    input.addEventListener("input", () => this.state.set({ minConfidence: Number(input.value) }));
    this.fields.set("minConfidence", (c) => {
      input.value = String(c.minConfidence);
      value.textContent = `${Math.round(c.minConfidence * 100)} %`;
    });
    return el("div", { class: "field" }, el("label", { for: "confidence" }, "Confidence at least "), input, value);
  }

  private dates(): HTMLElement {
    const field = (key: "from" | "to", name: string) => {
      const input = el("input", { type: "date", id: `date-${key}` });
      input.addEventListener("change", () => this.state.set({ [key]: input.value }));
      this.fields.set(key, (c) => { if (input.value !== c[key]) input.value = c[key]; });
      return el("div", { class: "field" }, el("label", { for: `date-${key}` }, name), input);
    };
    return el("div", { class: "dates" }, field("from", "From"), field("to", "To"));
  }

  private lanesBy(): HTMLElement {
    const select = el("select", { id: "lanes" }, el("option", { value: "actor" }, "actor"), el("option", { value: "type" }, "type"));
    select.addEventListener("change", () => this.state.set({ lanesBy: select.value as Choice["lanesBy"] }));
    this.fields.set("lanesBy", (c) => (select.value = c.lanesBy));
    return el("div", { class: "field" }, el("label", { for: "lanes" }, "Lanes by"), select);
  }
}
