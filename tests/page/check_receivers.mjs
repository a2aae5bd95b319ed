// Gives the exports to the programs that they are for: TimelineJS and vis-timeline in a browser, Cytoscape.js and graphology.
// usage: node check_receivers.mjs SAMPLES
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { launch, load, modules } from "./browser.mjs";

const samples = process.argv[2];
const stories = ["empty", "one", "hostile", "dates", "circle", "hundreds"];
const read = (story, name) => readFileSync(join(samples, story, name), "utf8");
const json = (story, name) => JSON.parse(read(story, name));
const folder = mkdtempSync(join(tmpdir(), "receivers-"));
const browser = await launch();
let checks = 0;

/** Runs a page of a library with data, in a time zone far from UTC, and gives what the page found. */
async function inBrowser(head, data, code) {
  const path = join(folder, "page.html");
  const safe = JSON.stringify(data).replaceAll("<", "\\u003c");
  writeFileSync(path, `<!doctype html><meta charset="utf-8">${head}<div id="t" style="width:1200px;height:700px"></div><script>window.data = ${safe};</script>`);
  const page = await browser.newPage();
  await page.emulateTimezone("Pacific/Kiritimati");
  const problems = [];
  page.on("console", (m) => { if (["error", "warn"].includes(m.type()) && !/Failed to load resource|favicon/.test(m.text())) problems.push(m.text()); });
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("dialog", (dialog) => { problems.push("a label was run"); void dialog.dismiss(); });
  await page.goto(pathToFileURL(path).href);
  const found = await page.evaluate(code);
  await page.close();
  assert.deepEqual(problems, []);
  return found;
}
const url = (path) => pathToFileURL(join(modules, path)).href;

for (const story of stories) {
  const count = json(story, "timeline.json").events.length;

  const slides = json(story, "timeline.timelinejs");
  if (slides.events.length > 0) {
    const head = `<link rel="stylesheet" href="${url("@knight-lab/timelinejs/dist/css/timeline.css")}"><script src="${url("@knight-lab/timelinejs/dist/js/timeline.js")}"></script>`;
    const found = await inBrowser(head, slides, () => new Promise((done) => {
      const timeline = new TL.Timeline("t", window.data);
      const tell = () => done({ events: timeline.config.events.map((e) => e.unique_id), messages: document.querySelectorAll(".tl-message-content").length });
      timeline.on("loaded", tell);
      setTimeout(tell, 8000);
    }));
    assert.equal(found.events.length, slides.events.length, `TimelineJS drops slides of ${story}`);
    ++checks;
  }

  const vis = json(story, "timeline.vis");
  const head = `<script src="${url("vis-timeline/standalone/umd/vis-timeline-graph2d.min.js")}"></script>`;
  const starts = await inBrowser(head, vis, () => {
    const items = new vis.DataSet(window.data.items);
    const timeline = new vis.Timeline(document.getElementById("t"), items, new vis.DataSet(window.data.groups));
    const shown = Object.values(timeline.itemSet.items).map((item) => [item.id, item.data.start]);
    return shown.map(([id, start]) => { const d = new Date(start); return [id, `${d.getFullYear()}-${String(d.getMonth() + 1).padStart(2, "0")}-${String(d.getDate()).padStart(2, "0")}`]; });
  });
  assert.deepEqual(Object.fromEntries(starts), Object.fromEntries(vis.items.map((i) => [i.id, i.start.slice(0, 10)])), `vis-timeline moves dates of ${story}`);
  ++checks;

  const cytoscape = load("cytoscape");
  const drawn = cytoscape({ headless: true, elements: json(story, "graph.cytoscape").elements });
  assert.equal(drawn.nodes(".event").length, count);
  ++checks;

  const graph = load("graphology-gexf/node").parse(load("graphology").MultiGraph, read(story, "graph.gexf"));
  assert.equal(graph.order, drawn.nodes().length);
  assert.equal(graph.directedSize, drawn.edges().length);
  ++checks;
}

await browser.close();
rmSync(folder, { recursive: true });
console.log(`${checks} passed, 0 failed`);
