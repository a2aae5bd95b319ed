import { tellsWhy } from "./chain";
import { citationText, copy, eventText } from "./copy";
import { BASES, CERTAINTIES, type Mention, Placed, type Relation, ROLES, Story, unitAt } from "./data";
import { button, el } from "./dom";
import { State } from "./state";
import { KIND_NAMES, KIND_NAMES_BACK } from "./theme";

const HOW: Record<(typeof BASES)[number], string> = {
  explicit: "named in the text",
  relative: "counted from the day of publication or another date in the text",
  article: "no date in the text; bounded by the day of publication",
  order: "no date in the text; bounded by the events before and after it",
  none: "no date in the text",
};
const MOST_MENTIONS = 20;

/** All that is known of the chosen event, with the sentences that say so. */
export class Reading {
  readonly root = el("aside", { class: "reading", "aria-label": "The chosen event", tabindex: "-1" });

  constructor(private readonly story: Story, private readonly state: State) {}

  show(): void {
    const event = this.state.choice.selected;
    this.root.classList.toggle("empty", event < 0);
    if (event < 0) {
      this.root.replaceChildren(el("p", { class: "hint" }, "Choose an event to read the sentences it rests on, how its date was found, and what led to it."));
      return;
    }
    this.root.replaceChildren(
      el("div", { class: "reading-head" },
        el("p", { class: "when" }, this.story.dateOf(event)),
        button("Close", () => this.state.set({ selected: -1 }), { class: "close", "aria-label": "Close the event" })),
      el("h2", {}, this.story.events.label[event]),
      this.facts(event),
      ...this.versions(event),
      ...this.relations(event),
      el("h3", {}, this.story.events.mentions[event].length === 1 ? "The sentence" : `The ${this.story.events.mentions[event].length} sentences`),
      ...this.mentions(event),
      this.copies(event),
    );
    this.root.scrollTop = 0;
  }

  private facts(event: number): HTMLElement {
    const e = this.story.events;
    const list = el("dl", {});
    const add = (term: string, ...value: (Node | string)[]) => list.append(el("div", {}, el("dt", {}, term), el("dd", {}, ...value)));
    ROLES.forEach((role, r) => {
      const names = [...new Set(e.who[event].filter((p) => p[0] === r).map((p) => this.story.name(p)))];
      if (names.length > 0 && role !== "place") add(role === "agent" ? "Who" : role[0].toUpperCase() + role.slice(1), names.join(", "));
    });
    if (e.where[event]) add("Where", e.where[event]);
    add("Status", this.story.status(event));
    if (e.by[event] >= 0) add("According to", this.story.actors[e.by[event]].name);
    add("When", `${this.story.dateOf(event)}${e.fuzzy[event] ? " (approximate)" : ""}`);
    add("Found", HOW[BASES[e.basis[event]]] + (e.placed[event] === Placed.Publication ? "; drawn at the day of publication" : ""));
    if (this.story.type(event)) add("Type", this.story.type(event));
    add("Confidence", `${Math.round(e.confidence[event] * 100)} %`);
    return list;
  }

  /** What articles say that contradict each other, side by side. */
  private versions(event: number): HTMLElement[] {
    const versions = this.story.versions[event];
    if (!versions) return [];
    return [el("h3", {}, "Articles contradict each other"), el("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": "What each says" }, el("table", { class: "versions" },
      el("thead", {}, el("tr", {}, ...["What", "Says", "Articles", "Because"].map((h) => el("th", { scope: "col" }, h)))),
      el("tbody", {}, ...versions.map(([field, value, articles, because]) => el("tr", {},
        el("th", { scope: "row" }, field), el("td", {}, value), el("td", {}, articles.map((a) => this.story.citation(a)).join("; ")), el("td", {}, because))))))];
  }

  private relations(event: number): HTMLElement[] {
    const rows = this.story.relationsAt(event).filter(tellsWhy).map((relation) => this.relation(event, relation));
    return rows.length === 0 ? [] : [el("h3", {}, "Why, and what followed"), el("ul", { class: "relations" }, ...rows)];
  }

  private relation(event: number, relation: Relation): HTMLElement {
    const forward = relation.from === event;
    const other = forward ? relation.to : relation.from;
    const cue = relation.evidence.find((e) => e[3])?.[3];
    const certainty = CERTAINTIES[relation.status];
    const words = [certainty === "asserted" ? "" : certainty === "negated" ? "denied" : certainty, cue ? `“${cue}”` : ""].filter(Boolean).join(", ");
    return el("li", {}, el("span", { class: "kind" }, `${(forward ? KIND_NAMES : KIND_NAMES_BACK)[relation.kind]} `),
      button(this.story.events.label[other], () => this.state.set({ selected: other }), { class: "link" }),
      words ? el("span", { class: "cue-words" }, ` (${words})`) : "");
  }

  private mentions(event: number): HTMLElement[] {
    const mentions = this.story.events.mentions[event];
    const shown = mentions.slice(0, MOST_MENTIONS).map((mention) => this.mention(mention));
    if (mentions.length > MOST_MENTIONS) shown.push(el("p", {}, `and ${mentions.length - MOST_MENTIONS} more`));
    return shown;
  }

  private mention(mention: Mention): HTMLElement {
    const article = this.story.articles[mention[0]];
    const [begin, end, from, to] = [mention[1], mention[2], mention[3], mention[4]].map((at) => unitAt(article.text, at));
    const last = article.text.lastIndexOf("\n\n", from);
    const before = last < 0 ? 0 : last + 2;
    const next = article.text.indexOf("\n\n", to);
    const after = next < 0 ? article.text.length : next;
    const text = (a: number, b: number) => article.text.slice(Math.max(a, before), Math.min(b, after));
    const link = article.url && /^https?:\/\//i.test(article.url) ? el("a", { href: article.url, rel: "noreferrer noopener", target: "_blank" }, "open the article") : "";
    return el("figure", {},
      el("blockquote", {}, short(text(before, from), true),
        el("mark", {}, text(from, begin), el("b", {}, text(begin, end)), text(end, to)), short(text(to, after), false)),
      el("figcaption", {}, this.story.citation(mention[0]), article.author ? `, ${article.author}` : "", link ? " · " : "", link));
  }

  private copies(event: number): HTMLElement {
    return el("div", { class: "copies", role: "group", "aria-label": "Copy this event" }, el("span", {}, "Copy as"),
      button("text", () => void copy(eventText(this.story, event), "text")),
      button("citation", () => void copy(citationText(this.story, event), "citation")),
      button("link", () => void copy(this.state.link(), "link")));
  }
}

/** A paragraph's other sentences: enough of them to read on. */
function short(text: string, atEnd: boolean): string {
  const most = 300;
  if (text.length <= most) return text;
  return atEnd ? `… ${text.slice(-most).replace(/^\S*\s/, "")}` : `${text.slice(0, most).replace(/\s\S*$/, "")} …`;
}
