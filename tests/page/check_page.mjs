// Walks through a page with the keyboard alone, asks axe-core for violations in every view and scheme, and sees that nothing is
// fetched and nothing that a label says is run.
// usage: node check_page.mjs PAGE.html HOSTILE.html [EMPTY.html ...]
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { launch, modules, open } from "./browser.mjs";

const [path, hostile, ...others] = process.argv.slice(2);
const axe = readFileSync(join(modules, "axe-core/axe.min.js"), "utf8");
const browser = await launch();
let checks = 0;
const check = async (name, test) => {
  try {
    await test();
    ++checks;
  } catch (error) {
    console.log(`FAILED ${name}: ${error.message}`);
    process.exitCode = 1;
  }
};
const press = async (page, ...keys) => { for (const key of keys) await page.keyboard.press(key); };
const settled = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
const focused = (page) => page.evaluate(() => {
  const e = document.activeElement;
  return { id: e.id, text: e.textContent.slice(0, 80), label: e.getAttribute("aria-label") ?? "", event: e.dataset.event, tag: e.tagName };
});
/** Tabs on until the focus is on what is asked for. */
async function tabTo(page, wanted, most = 60) {
  for (let i = 0; i < most; ++i) {
    await press(page, "Tab");
    const at = await focused(page);
    if (wanted(at)) return at;
  }
  throw new Error("the Tab key does not get there");
}

// ---- accessibility ----------------------------------------------------------------------------------------------------------

const firstEvent = await (async () => {
  const { page } = await open(browser, path);
  const key = await page.evaluate(() => {
    const story = JSON.parse(document.getElementById("story").textContent);
    return story.events.key[story.relations[0]?.[0] ?? 0];
  });
  await page.close();
  return key;
})();

for (const view of ["timeline", "story", "table"]) {
  for (const dark of [false, true]) {
    for (const mobile of [false, true]) {
      const name = `axe: ${view}, ${dark ? "dark" : "light"}, ${mobile ? "telephone" : "desk"}`;
      await check(name, async () => {
        const size = mobile ? { width: 390, height: 844, mobile: true } : {};
        const { page } = await open(browser, path, { dark, ...size, hash: `#view=${view}&event=${firstEvent}` });
        await page.$eval(".filters", (filters) => (filters.open = true));
        // By the debugger's way, since the page's own policy lets no other script in.
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
        assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.slice(0, 2).map((n) => n.html.slice(0, 120)).join(" | ")} ${v.nodes[0].failureSummary?.split("\n")[1] ?? ""}`), []);
        await page.close();
      });
    }
  }
}

// ---- frames that change ------------------------------------------------------------------------------------------------------

await check("a frame that is one pixel wide for a moment", async () => {
  const { page } = await open(browser, path);
  const seen = () => page.evaluate(() => [document.querySelector(".axis").textContent, document.querySelectorAll(".label").length]);
  const before = await seen();
  for (const width of [1, 1440]) {
    await page.setViewport({ width, height: 900 });
    await settled(page);
  }
  assert.deepEqual(await seen(), before);
  await page.close();
});

// ---- the keyboard alone -----------------------------------------------------------------------------------------------------

await check("search, then an event, by keyboard", async () => {
  const { page, problems } = await open(browser, path);
  await press(page, "/");
  assert.equal((await focused(page)).id, "search");
  const word = await page.evaluate(() => JSON.parse(document.getElementById("story").textContent).events.label[0].split(" ")[0]);
  await page.keyboard.type(word);
  await settled(page);
  assert.match(await page.$eval(".count", (e) => e.textContent), /^\d+ of|^all/);
  assert.match(page.url() + (await page.evaluate(() => new Promise((d) => setTimeout(() => d(location.hash), 400)))), /q=/);
  await tabTo(page, (at) => at.event !== undefined);
  const one = await focused(page);
  await press(page, "ArrowRight");
  await settled(page);
  await press(page, "Enter");
  await settled(page);
  assert.ok(await page.$eval(".reading h2", (e) => e.textContent.length > 0));
  assert.ok(one.label.includes(":"));
  assert.deepEqual(problems, []);
  await page.close();
});

await check("zoom and pan by keyboard", async () => {
  const { page } = await open(browser, path);
  await tabTo(page, (at) => at.label === "Timeline");
  const ticks = () => page.$$eval(".axis text", (all) => all.map((t) => t.textContent).join());
  await press(page, "0");
  await new Promise((done) => setTimeout(done, 600));
  const before = await ticks();
  await press(page, "+", "+", "+");
  await new Promise((done) => setTimeout(done, 600));
  const near = await ticks();
  assert.notEqual(near, before);
  await press(page, "ArrowRight");
  await new Promise((done) => setTimeout(done, 600));
  assert.match(await page.evaluate(() => location.hash), /window=/);
  await press(page, "0");
  await new Promise((done) => setTimeout(done, 600));
  assert.equal(await ticks(), before);
  await page.close();
});

await check("views, story steps, table sorting by keyboard", async () => {
  const { page } = await open(browser, path);
  await tabTo(page, (at) => at.text === "Story");
  await press(page, "Enter");
  const heading = () => page.$eval(".card h2", (e) => e.textContent);
  const first = await heading();
  await tabTo(page, (at) => at.label === "Next event");
  await press(page, "Enter");
  const second = await heading();
  assert.notEqual(second, first);
  await press(page, "ArrowLeft");
  assert.equal(await heading(), first);
  await press(page, "ArrowRight");
  assert.equal(await heading(), second);
  const { page: table } = await open(browser, path, { hash: "#view=table" });
  await tabTo(table, (at) => at.text === "Event" && at.tag === "BUTTON");
  await press(table, "Enter");
  assert.equal(await table.$eval("th:nth-child(2)", (e) => e.getAttribute("aria-sort")), "ascending");
  await press(table, "Enter");
  assert.equal(await table.$eval("th:nth-child(2)", (e) => e.getAttribute("aria-sort")), "descending");
  await tabTo(table, (at) => at.tag === "BUTTON" && at.text.length > 12);
  await press(table, "Enter");
  assert.ok(await table.$(".reading h2"));
  await page.close();
  await table.close();
});

await check("filters, slider and the causal graph by keyboard", async () => {
  const { page } = await open(browser, path, { hash: `#event=${firstEvent}` });
  await tabTo(page, (at) => at.id === "most");
  await press(page, "ArrowLeft");
  await tabTo(page, (at) => at.tag === "SUMMARY");
  await press(page, "Enter");
  await tabTo(page, (at) => at.id === "status-planned");
  await press(page, "Space");
  await settled(page);
  assert.match(await page.evaluate(() => new Promise((d) => setTimeout(() => d(location.hash), 400))), /status=2/);
  await press(page, "Space");
  if (await page.$(".graph:not([hidden]) .node")) {
    await tabTo(page, (at) => at.tag === "g", 120);
    await press(page, "Enter");
    await settled(page);
    assert.ok(await page.$(".node.chosen"));
  }
  await tabTo(page, (at) => at.text === "citation", 120);
  await page.close();
});

await check("a view that was sent shows the same", async () => {
  const hash = `#view=table&event=${firstEvent}&status=0&most=12`;
  const { page } = await open(browser, path, { hash });
  assert.equal(await page.$eval(".events tbody tr", (row) => row.children[4].textContent), "happened");
  assert.equal(await page.$eval("#most", (e) => e.value), "12");
  assert.equal(await page.$eval('.modes [aria-pressed="true"]', (e) => e.textContent), "Table");
  await page.close();
});

// ---- safety and bad input ---------------------------------------------------------------------------------------------------

for (const file of [hostile, ...others]) {
  await check(`nothing is run or fetched in ${file}`, async () => {
    for (const view of ["timeline", "story", "table"]) {
      const { page, problems } = await open(browser, file, { hash: `#view=${view}` });
      page.on("dialog", () => problems.push("a dialog was opened"));
      await settled(page);
      assert.deepEqual(problems, []);
      assert.equal(await page.$$eval("script", (all) => all.length), 2);
      await page.close();
    }
  });
}

await check("no script but the page's own", async () => {
  const { page, problems } = await open(browser, path);
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.body.append(script);
  });
  assert.equal(await page.evaluate(() => window.ran), undefined);
  assert.ok(problems.some((p) => /Content Security Policy/.test(p)));
  await page.close();
});

await browser.close();
console.log(`${checks} passed, ${process.exitCode ? "some" : 0} failed`);
