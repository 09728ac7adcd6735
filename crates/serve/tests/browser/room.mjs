// A server with invented reports, and a browser to look at it with.
import { spawn, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { createRequire } from "node:module";
import assert from "node:assert/strict";

const here = dirname(fileURLToPath(import.meta.url));
export const root = join(here, "../../../..");
const need = (name) => process.env[name] ?? assert.fail(`${name} is not set: run .ci/browser`);
const sidelined = need("SIDELINED");
// The packages lie under the target folder, where `import` does not look.
const packages = createRequire(join(need("MODULES"), "packages.js"));
const puppeteer = packages("puppeteer-core");
const axe = readFileSync(packages.resolve("axe-core/axe.min.js"), "utf8");

/** The day on which everything is looked at: the reports are of that winter. */
export const DAY = "2024-02-03";

/** A server over a store of its own, with a curator's token. */
export async function serve() {
  const folder = mkdtempSync(join(tmpdir(), "sidelined-"));
  const run = (...args) => execFileSync(sidelined, args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const examples = ["01-harbour-rowntree-carried-off", "02-harbour-scan-verdict", "03-harbour-correction", "04-harbour-back-on-the-grass"];
  run("pack", "add", join(here, "coast-league"));
  run("add", ...examples.map((name) => join(root, "examples/reports", name + ".txt")), join(here, "reports.jsonl"));
  const token = run("token", "curator", "Ada Berg", "--tokens", "tokens.txt").trim();
  const child = spawn(sidelined, ["serve", "--listen", "127.0.0.1:0", "--tokens", "tokens.txt"], { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  const said = createInterface({ input: child.stderr });
  const [line] = await Promise.race([
    new Promise((found) => said.once("line", (line) => found([line]))),
    new Promise((_, lost) => child.once("exit", (code) => lost(new Error(`the server ended: ${code}`)))),
  ]);
  const base = line.match(/http:\S+/)[0];
  return {
    base, token, run,
    stop() {
      child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A browser. A file of tests has one; each test a page of its own, with cookies of its own. */
export async function browser() {
  return puppeteer.launch({
    executablePath: need("CHROMIUM"),
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--force-color-profile=srgb", "--hide-scrollbars", "--disable-lcd-text", "--font-render-hinting=none"],
    // Slow machines are slow to start it.
    timeout: 180_000,
    protocolTimeout: 180_000,
  });
}

/** Gives a test a page, and takes it back. What the page says against itself on the console fails the test. */
export async function looking(browser, how, test) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.setDefaultTimeout(90_000);
  await page.setViewport({ width: how.width ?? 1200, height: how.height ?? 800 });
  await page.emulateMediaFeatures([
    { name: "prefers-color-scheme", value: how.dark ? "dark" : "light" },
    { name: "prefers-reduced-motion", value: "reduce" },
  ]);
  if (how.script === false) await page.setJavaScriptEnabled(false);
  try {
    await test(page);
    assert.deepEqual(faults.filter((fault) => !(how.faults ?? /^$/).test(fault)), []);
  } finally {
    await context.close();
  }
}

/** Goes where a link leads, and waits until one is there. */
export async function follow(page, selector) {
  await Promise.all([page.waitForNavigation(), page.click(selector)]);
}

/** What axe-core has against a page, each in a line. */
export async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations } = await window.axe.run(document, { runOnly: { type: "tag", values: tags } });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ") + " (" + node.failureSummary.replace(/\s+/g, " ") + ")").join("; ")}`);
  });
  return found;
}

/** Whether a page is wider than the screen. */
export const wide = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

export const text = (page, selector = "main") => page.$eval(selector, (element) => element.innerText);
