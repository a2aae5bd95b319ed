import { Controls } from "./controls";
import { readStory, Story } from "./data";
import { Density } from "./density";
import { announce, button, el } from "./dom";
import { filter, FILTERS, type Fitting } from "./filter";
import { Graph } from "./graph";
import { Lanes } from "./lanes";
import { save } from "./copy";
import { pictureBlob, pixels, timelinePicture } from "./picture";
import { Print } from "./print";
import { Reading } from "./reading";
import { type Choice, State } from "./state";
import { StoryMode } from "./story_mode";
import { Table } from "./table";
import { reducedMotion } from "./theme";
import { Timeline } from "./timeline";

class Page {
  private readonly state: State;
  private readonly timeline: Timeline;
  private readonly density: Density;
  private readonly graph: Graph;
  private readonly reading: Reading;
  private readonly storyMode: StoryMode;
  private readonly table: Table;
  private readonly controls: Controls;
  private readonly print: Print;
  private readonly timelineView: HTMLElement;
  private fitting: Fitting;

  constructor(private readonly story: Story) {
    this.state = new State(story);
    this.timeline = new Timeline(story, this.state, (count) => this.controls.showNamed(count));
    this.density = new Density(story, this.state, (window) => this.timeline.setWindow(window));
    const colours = new Lanes(story, "actor");
    this.graph = new Graph(story, this.state, (event) => colours.colourOf(event));
    this.reading = new Reading(story, this.state);
    this.storyMode = new StoryMode(story, this.state);
    this.table = new Table(story, this.state);
    this.controls = new Controls(story, this.state);
    this.print = new Print(story, this.state, this.timeline);
    this.timelineView = this.makeTimelineView();
    this.fitting = filter(story, this.state.choice);
    document.body.append(
      el("header", { class: "page-head" }, el("h1", {}, story.title), this.controls.root),
      el("main", { class: "page-main" }, el("div", { class: "views" }, this.timelineView, this.storyMode.root, this.table.root, this.graph.root), this.reading.root),
      this.print.root);
    this.state.listen((changed) => this.update(changed));
    addEventListener("keydown", (event) => this.onKey(event));
    this.refilter();
    this.showMode();
    this.showChosen(false);
  }

  private makeTimelineView(): HTMLElement {
    const causes = el("input", { type: "checkbox", id: "all-causes" });
    causes.checked = this.state.choice.allCauses;
    causes.addEventListener("change", () => this.state.set({ allCauses: causes.checked }));
    const picture = () => timelinePicture(this.timeline, this.story.title);
    const { story } = this;
    return el("section", { class: "timeline-view", "aria-label": "Timeline" },
      el("div", { class: "tools" },
        el("div", { role: "group", "aria-label": "Zoom" }, button("−", () => this.timeline.zoomBy(1 / 1.5), { "aria-label": "Zoom out" }),
          button("+", () => this.timeline.zoomBy(1.5), { "aria-label": "Zoom in" }), button("All", () => this.timeline.setWindow(story.whole), { "aria-label": "Show all the time" })),
        el("label", { for: "all-causes" }, causes, " all causes"),
        el("div", { class: "pictures", role: "group", "aria-label": "Save the picture" }, el("span", {}, "Save as"),
          button("SVG", () => save(pictureBlob(picture()), "timeline.svg")),
          button("PNG", () => void pixels(picture()).then((blob) => save(blob, "timeline.png"))))),
      el("p", { id: "timeline-keys", class: "unseen" }, "Plus and minus zoom, zero shows all, arrow keys go along the axis or from event to event, Enter opens an event."),
      this.timeline.root, this.density.root);
  }

  private update(changed: Set<keyof Choice>): void {
    if (FILTERS.some((key) => changed.has(key))) this.refilter();
    if (changed.has("most")) {
      this.controls.show(this.fitting);
      this.storyMode.show(this.fitting);
      this.timeline.render();
    }
    if (changed.has("lanesBy")) { this.timeline.setLanes(); this.controls.show(this.fitting); }
    if (changed.has("allCauses")) this.timeline.render();
    if (changed.has("mode")) this.showMode();
    if (changed.has("selected")) this.showChosen(true);
    if (changed.has("window")) { this.density.placeBrush(); this.timeline.setWindow(this.state.choice.window ?? this.story.home); }
  }

  private refilter(): void {
    this.fitting = filter(this.story, this.state.choice);
    this.controls.show(this.fitting);
    this.timeline.show(this.fitting);
    this.density.show(this.fitting);
    this.storyMode.show(this.fitting);
    this.table.show(this.fitting);
    this.print.show(this.fitting);
    announce(`${this.fitting.events.length} of ${this.story.size} events fit`);
  }

  private showMode(): void {
    const { mode } = this.state.choice;
    this.timelineView.hidden = mode !== "timeline";
    this.storyMode.root.hidden = mode !== "story";
    this.table.root.hidden = mode !== "table";
    document.body.dataset.mode = mode;
    this.controls.show(this.fitting);
    this.storyMode.draw();
    this.table.draw();
    this.timeline.render();
  }

  private showChosen(byReader: boolean): void {
    const { selected, mode } = this.state.choice;
    this.reading.show();
    this.graph.show();
    this.storyMode.draw();
    this.table.draw();
    if (selected >= 0 && mode === "timeline") this.timeline.reveal(selected); else this.timeline.render();
    // On a telephone the panel lies below the drawing.
    if (byReader && selected >= 0 && mode !== "story" && matchMedia("(max-width: 760px)").matches) {
      this.reading.root.scrollIntoView({ behavior: reducedMotion() ? "auto" : "smooth", block: "start" });
    }
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key === "/" && !(event.target as HTMLElement).matches("input, select, textarea")) {
      event.preventDefault();
      this.controls.focusSearch();
    }
  }
}

new Page(readStory());
