// The page as `fabula serve` gives it to a browser: it shows the story, is taken from the browser's store while nothing changes, shows
// what another program added after a reload, and no other site can read the story.
// usage: node check_served.mjs FABULA ARTICLES [FOLDER]     FOLDER: where to put a picture of the page
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { launch, open } from "./browser.mjs";

const [fabula, articles, pictures] = process.argv.slice(2);
const work = mkdtempSync(join(tmpdir(), "fabula-"));
const story = join(work, "story.fabula");
const paths = readdirSync(articles).filter((name) => name.endsWith(".txt")).sort().map((name) => join(articles, name));
const add = (...added) => execFileSync(fabula, ["add", story, ...added, "--quiet"]);
add(...paths.slice(1));
const server = spawn(fabula, ["serve", story, "--port", "0", "--quiet"], { stdio: ["ignore", "pipe", "inherit"] });
const ended = new Promise((done) => server.on("exit", done));
const address = await new Promise((done) => server.stdout.once("data", (line) => done(String(line).trim())));
const browser = await launch();
const eventsOf = (page) => page.evaluate(() => JSON.parse(document.getElementById("story").textContent).events.key.length);

try {
  const { page, problems } = await open(browser, address);
  const before = await eventsOf(page);
  assert.ok(before > 10);
  assert.ok((await page.$$(".label")).length > 0, "no event is drawn");
  await page.keyboard.press("/");
  await page.keyboard.type("dam");
  await page.waitForFunction(() => /q=dam/.test(location.hash));
  if (pictures) {
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, "served.png") });
  }

  const again = await page.reload();
  assert.ok([200, 304].includes(again.status()));
  assert.equal(await eventsOf(page), before);
  add(paths[0]);
  const changed = await page.reload();
  assert.equal(changed.status(), 200);
  assert.ok((await eventsOf(page)) > before, "what was added is not on the page");
  assert.deepEqual(problems, []);

  // From the page itself, which its own policy lets ask nobody, and from a page of another site.
  const other = createServer((_, response) => response.writeHead(200, { "Content-Type": "text/html" }).end("<h1>another site</h1>"));
  await new Promise((done) => other.listen(0, "127.0.0.1", done));
  const foreign = await browser.newPage();
  await foreign.goto(`http://127.0.0.1:${other.address().port}/`);
  const read = (url) => foreign.evaluate((target) => fetch(target).then((r) => r.text(), () => "refused"), url);
  assert.equal(await read(`${address}api/events`), "refused");
  await foreign.goto(`http://localhost:${other.address().port}/`);
  const framed = await foreign.evaluate((target) => new Promise((done) => {
    const frame = document.createElement("iframe");
    frame.onload = () => { try { done(frame.contentDocument?.title ?? "closed"); } catch { done("closed"); } };
    frame.src = target;
    document.body.append(frame);
  }), address);
  assert.equal(framed, "closed");
  other.close();
  console.log("the page is served, kept, renewed, and closed to other sites");
} finally {
  await browser.close();
  server.kill("SIGTERM");
  assert.equal(await ended, 0);
  rmSync(work, { recursive: true });
}
