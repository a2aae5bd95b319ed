// Builds the page: one HTML file with script, style, their hashes and the licences of all that is in it. The program puts title
// and story in place of @@TITLE@@ and @@STORY@@.
// usage: node build.mjs OUTPUT [MODULES]      MODULES: the folder of node_modules, where it is not beside this file
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const output = process.argv[2];
const modules = resolve(process.argv[3] ?? join(here, "node_modules"));
if (!output) throw new Error("usage: node build.mjs OUTPUT [MODULES]");
const esbuild = createRequire(join(modules, "x.js"))("esbuild");

const common = { bundle: true, minify: true, write: false, charset: "utf8", legalComments: "none", nodePaths: [modules] };
const script = await esbuild.build({ ...common, entryPoints: [join(here, "main.ts")], format: "iife", target: ["chrome100", "firefox100", "safari15.4"], metafile: true });
const style = await esbuild.build({ ...common, entryPoints: [join(here, "page.css")] });

/** The packages whose code is in the script, each with its licence. */
function licences() {
  const names = new Set();
  for (const input of Object.keys(script.metafile.inputs)) {
    const name = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
    if (name) names.add(name);
  }
  return [...names].sort().map((name) => {
    const { version, license } = JSON.parse(readFileSync(join(modules, name, "package.json"), "utf8"));
    const file = readdirSync(join(modules, name)).find((f) => /^licen[cs]e/i.test(f));
    if (!file) throw new Error(`${name} has no licence file`);
    return `${name} ${version} (${license})\n\n${readFileSync(join(modules, name, file), "utf8").trim()}`;
  }).join("\n\n----\n\n").replaceAll("-->", "-- >");
}

const inline = (built) => built.outputFiles[0].text.trim().replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
const hash = (text) => `sha256-${createHash("sha256").update(text).digest("base64")}`;
const parts = { SCRIPT: inline(script), STYLE: style.outputFiles[0].text.trim(), LICENCES: licences() };
parts.SCRIPT_HASH = hash(parts.SCRIPT);
parts.STYLE_HASH = hash(parts.STYLE);
const page = readFileSync(join(here, "page.html"), "utf8").replace(/@@(\w+)@@/g, (whole, name) => parts[name] ?? whole);
if (!existsSync(dirname(resolve(output)))) throw new Error(`no folder ${dirname(output)}`);
writeFileSync(output, page);
