import { Story } from "./data";
import { button, el } from "./dom";
import type { Fitting } from "./filter";
import { State } from "./state";

const PAGE = 100;

type Column = { name: string; text: (story: Story, event: number) => string; compare?: (story: Story, a: number, b: number) => number };

const COLUMNS: Column[] = [
  { name: "Date", text: (s, e) => s.dateOf(e), compare: (_, a, b) => a - b },
  { name: "Event", text: (s, e) => s.events.label[e] },
  { name: "Who", text: (s, e) => s.who(e) },
  { name: "Type", text: (s, e) => s.type(e) },
  { name: "Status", text: (s, e) => s.status(e) },
  { name: "Source", text: (s, e) => s.citation(s.events.mentions[e][0][0]) },
  { name: "Salience", text: (s, e) => s.events.salience[e].toFixed(2), compare: (s, a, b) => s.events.salience[a] - s.events.salience[b] },
];

/** All events that fit, as a table: what the drawing shows, for those who read rather than look. */
export class Table {
  readonly root = el("section", { class: "table-view", "aria-label": "All events in a table" });
  private events: number[] = [];
  private column = 0;
  private downwards = false;
  private shown = PAGE;

  constructor(private readonly story: Story, private readonly state: State) {}

  show(fitting: Fitting): void {
    this.events = [...fitting.events];
    this.shown = PAGE;
    this.sort();
  }

  private sort(): void {
    const { text, compare } = COLUMNS[this.column];
    const order = compare ?? ((s: Story, a: number, b: number) => text(s, a).localeCompare(text(s, b), "en") || a - b);
    this.events.sort((a, b) => order(this.story, a, b) || a - b);
    if (this.downwards) this.events.reverse();
    this.draw();
  }

  draw(): void {
    if (this.root.hidden) return;
    const rows = this.events.slice(0, this.shown);
    const more = Math.min(PAGE, this.events.length - rows.length);
    this.root.replaceChildren(
      el("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": "Table of events" }, el("table", { class: "events" },
        el("caption", {}, `${rows.length} of ${this.events.length} events`),
        el("thead", {}, el("tr", {}, ...COLUMNS.map((_, i) => this.header(i)))),
        el("tbody", {}, ...rows.map((event) => this.row(event))))),
      more > 0 ? button(`Show ${more} more`, () => { this.shown += PAGE; this.draw(); }, { class: "more" }) : "");
  }

  private header(i: number): HTMLElement {
    const sorted = i === this.column ? (this.downwards ? "descending" : "ascending") : "none";
    return el("th", { scope: "col", "aria-sort": sorted }, button(COLUMNS[i].name, () => {
      this.downwards = i === this.column ? !this.downwards : false;
      this.column = i;
      this.sort();
      this.root.querySelectorAll<HTMLElement>("th button")[i].focus();
    }));
  }

  private row(event: number): HTMLElement {
    const chosen = event === this.state.choice.selected;
    const row = el("tr", chosen ? { class: "chosen" } : {});
    COLUMNS.forEach(({ text }, i) => {
      const value = text(this.story, event);
      row.append(i === 1
        ? el("th", { scope: "row" }, button(value, () => this.state.set({ selected: event }), { class: "link", "aria-pressed": String(chosen) }))
        : el("td", {}, value));
    });
    return row;
  }
}
