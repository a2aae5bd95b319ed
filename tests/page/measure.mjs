// How fast a page is: seconds from opening to the first full picture, milliseconds a frame while zooming and dragging, memory.
// usage: node measure.mjs PAGE.html...
import { statSync } from "node:fs";

import { launch, open } from "./browser.mjs";

const browser = await launch();
console.log("page                              size    painted   median   longest   labels   heap");
for (const path of process.argv.slice(2)) {
  const { page, problems } = await open(browser, path);
  const painted = await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => {
    const entry = performance.getEntriesByName("first-contentful-paint")[0];
    done({ painted: document.documentElement.dataset.at, paint: entry?.startTime });
  })));
  await page.evaluate(() => {
    window.frames = [];
    let last = performance.now();
    const tick = (now) => { window.frames.push(now - last); last = now; requestAnimationFrame(tick); };
    requestAnimationFrame(tick);
  });
  const box = await (await page.$(".stage")).boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.evaluate(() => { window.frames.length = 0; });
  for (let i = 0; i < 30; ++i) await page.mouse.wheel({ deltaY: -120 });
  for (let i = 0; i < 15; ++i) await page.mouse.wheel({ deltaY: 120 });
  await page.mouse.down();
  for (let i = 0; i < 40; ++i) await page.mouse.move(x - i * 8, y);
  await page.mouse.up();
  const frames = (await page.evaluate(() => window.frames)).sort((a, b) => a - b);
  const labels = (await page.$$(".label")).length;
  const { JSHeapUsedSize } = await page.metrics();
  console.log(`${path.slice(-32).padEnd(32)} ${(statSync(path).size / 1e6).toFixed(1).padStart(5)} MB ${(Number(painted.painted) / 1000).toFixed(2).padStart(6)} s `
    + `${frames[frames.length >> 1].toFixed(1).padStart(6)} ms ${frames.at(-1).toFixed(0).padStart(6)} ms ${String(labels).padStart(7)} ${(JSHeapUsedSize / 1e6).toFixed(0).padStart(5)} MB`);
  if (problems.length > 0) console.log(problems);
  await page.close();
}
await browser.close();
