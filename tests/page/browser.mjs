// Opens files in a headless Chromium, and notes whatever goes wrong in them.
import { createRequire } from "node:module";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

export const modules = resolve(process.env.PAGE_MODULES ?? ".cache/page/node_modules");
export const load = createRequire(join(modules, "x.js"));
const puppeteer = load("puppeteer-core");

const program = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

export async function launch() {
  if (!program) throw new Error("no Chromium is installed");
  return puppeteer.launch({
    executablePath: program, headless: true,
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--force-device-scale-factor=1"],
  });
}

/** A page of a file, by its path, or of a server, by its address; `problems` gathers errors, refused content and every request for
 * anything else. */
export async function open(browser, path, { width = 1440, height = 900, dark = false, hash = "", mobile = false, reduced = false } = {}) {
  const page = await browser.newPage();
  const problems = [];
  const address = path.startsWith("http:") ? path : pathToFileURL(resolve(path)).href;
  page.on("console", (message) => { if (["error", "warn"].includes(message.type())) problems.push(message.text()); });
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("request", (request) => {
    const own = request.resourceType() === "document" && request.url().startsWith(address);
    // Browsers ask a server for its icon by themselves.
    if (!own && !/^(data|blob):/.test(request.url()) && request.url() !== new URL("/favicon.ico", address).href) problems.push(`requests ${request.url()}`);
  });
  await page.setViewport({ width, height, isMobile: mobile, hasTouch: mobile });
  await page.emulateMediaFeatures([
    { name: "prefers-color-scheme", value: dark ? "dark" : "light" },
    { name: "prefers-reduced-motion", value: reduced ? "reduce" : "no-preference" }]);
  await page.goto(address + hash);
  await page.waitForFunction(() => document.documentElement.dataset.painted === "yes" || document.body.dataset.mode !== "timeline", { timeout: 60000 });
  return { page, problems };
}
