// Every page, light and dark, on a desk and on a phone: what axe-core has against it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DAY, browser, follow, looking, serve, violations } from "./room.mjs";

let room, chromium;
before(async () => { room = await serve(); chromium = await browser(); });
after(async () => { await chromium?.close(); room?.stop(); });

const PAGES = [
  "/", "/?as_of=2020-01-01", "/clubs/Harbour%20Athletic", "/clubs/Saltmarsh%20Rovers", "/leagues/coast-league", "/players/Declan%20Rowntree",
  "/players/Emil%20Okafor-Lind", "/players/Nobody%20At%20All", "/reports", "/sources", "/search?q=o", "/read", "/sign-in",
];
const CURATORS = ["/review", "/audit", "/players/Declan%20Rowntree"];
const dated = (path) => (path.includes("as_of") ? path : `${path}${path.includes("?") ? "&" : "?"}as_of=${DAY}`);

/** What axe-core has against pages, each with its path. */
let found = [];
async function clean(page, path) {
  found.push(...(await violations(page)).map((violation) => `${path}: ${violation}`));
}

for (const dark of [false, true]) {
  for (const width of [1200, 390]) {
    test(`no violation, ${dark ? "dark" : "light"}, ${width} pixels wide`, async () => {
      found = [];
      await looking(chromium, { dark, width, faults: /404|422/ }, async (page) => {
        for (const path of PAGES) {
          await page.goto(room.base + dated(path));
          await page.$$eval("details", (all) => all.forEach((details) => { details.open = true; }));
          await clean(page, path);
        }
        await page.goto(`${room.base}${dated("/players/Declan%20Rowntree")}`);
        await follow(page, ".lines a[href*='#c-']");
        await page.$$eval("details", (all) => all.forEach((details) => { details.open = true; }));
        await clean(page, "a report");
        await page.goto(`${room.base}${dated("/sources")}`);
        await follow(page, "tbody a[href^='/sources/']");
        await clean(page, "what a source forecast");
        await page.goto(`${room.base}/read`);
        await page.type("#text", "Wendle Park midfielder Olaf Brandt broke his right ankle on Friday. He hurt a knee once.");
        await follow(page, ".paste button");
        await clean(page, "what is read in a pasted report");
        await page.type("#q", "row");
        await page.waitForSelector("#found:not([hidden]) a");
        await page.keyboard.press("ArrowDown");
        await clean(page, "search as one types");

        await page.goto(`${room.base}/sign-in`);
        await page.type("#token", room.token);
        await follow(page, "main button");
        for (const path of CURATORS) {
          await page.goto(room.base + dated(path));
          await clean(page, `${path}, signed in`);
        }
        await follow(page, "a.correct");
        await page.type("#reason", " ");
        await clean(page, "a claim");
        await follow(page, "button[value='replace']");
        await clean(page, "a correction that is refused");
        await page.type("#reason", "looked again");
        await follow(page, "button[value='replace']");
        await clean(page, "a claim with its trail");
        await page.goto(`${room.base}/audit`);
        await clean(page, "the trail");
        assert.deepEqual(found, []);
      });
    });
  }
}
