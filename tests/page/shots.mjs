// Takes pictures of a page as it is seen at a desk, in the dark, on a telephone and on paper.
// usage: node shots.mjs PAGE.html FOLDER [EVENT]
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { launch, open } from "./browser.mjs";

const [path, folder, event] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const browser = await launch();
const chosen = event ? `&event=${event}` : "";
const shots = {
  desk: { hash: `#${chosen}` }, dark: { hash: `#${chosen}`, dark: true }, plain: {},
  story: { hash: `#view=story${chosen}` }, table: { hash: `#view=table${chosen}` },
  phone: { width: 390, height: 844, mobile: true }, "phone-event": { width: 390, height: 844, mobile: true, hash: `#${chosen}` },
  "phone-story": { width: 390, height: 844, mobile: true, hash: `#view=story${chosen}` },
};
for (const [name, options] of Object.entries(shots)) {
  const { page, problems } = await open(browser, path, options);
  await new Promise((done) => setTimeout(done, 300));
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: name === "phone-event" });
  if (name === "plain") writeFileSync(join(folder, "print.pdf"), await page.pdf({ format: "A4", preferCSSPageSize: true, printBackground: true }));
  if (problems.length > 0) console.log(name, problems);
  await page.close();
}
await browser.close();
