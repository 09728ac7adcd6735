// The main ways through the pages, as people go them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DAY, browser, follow, looking, serve, text, wide } from "./room.mjs";

let room, chromium;
before(async () => { room = await serve(); chromium = await browser(); });
after(async () => { await chromium?.close(); room?.stop(); });

const board = () => `${room.base}/?as_of=${DAY}`;
const at = (page) => decodeURIComponent(page.url().slice(room.base.length));

/** Board, player, sentence, claim, and back to the player. */
async function fromBoardToClaim(page) {
  await page.goto(board());
  assert.match(await text(page), /Declan Rowntree/);
  await follow(page, "a[href^='/players/coast-league:1?'], a[href^='/players/coast-league%3A1?']");
  assert.match(await text(page, "h1"), /Declan Rowntree/);
  assert.match(at(page), /as_of=2024-02-03/);
  await follow(page, ".lines a[href*='#c-']");
  assert.match(at(page), /^\/reports\/.*as_of=2024-02-03#c-[0-9a-f]+$/);
  const claim = await page.$eval(":target", (claim) => claim.innerText);
  assert.match(claim, /Declan Rowntree/);
  // From the claim to the player again.
  await follow(page, ":target p a");
  assert.match(await text(page, "h1"), /Declan Rowntree/);
}

test("from the board to the player, the sentence and its claim, and back", async () => {
  await looking(chromium, {}, async (page) => {
    await fromBoardToClaim(page);
    await page.goBack();
    await page.waitForSelector("mark.chosen");
    // The sentence leads to its claim.
    const number = await page.$("mark.chosen a.number");
    const hash = await number.evaluate((link) => link.hash);
    await number.click();
    await page.waitForFunction((hash) => location.hash === hash && document.querySelector(":target"), {}, hash);
    assert.ok(await page.$eval(":target", (claim) => claim.getBoundingClientRect().top < innerHeight));
  });
});

test("without a script the same ways are open", async () => {
  await looking(chromium, { script: false }, async (page) => {
    await fromBoardToClaim(page);
    await page.goto(board());
    await page.$eval("#as_of", (field) => { field.value = "2023-10-05"; });
    await follow(page, ".when button");
    assert.match(await text(page, "h1"), /5 Oct 2023/);
    await page.goto(`${room.base}/search`);
    await page.type("#again", "wickst");
    await follow(page, ".again button");
    assert.match(await text(page), /Tom Wickstead/);
  });
});

test("another day moves everything", async () => {
  await looking(chromium, {}, async (page) => {
    await page.goto(board());
    assert.match(await text(page), /Josip Hanley/);
    await follow(page, ".when a[title='A week earlier']");
    assert.match(await text(page, "h1"), /27 Jan 2024/);
    assert.doesNotMatch(await text(page), /Josip Hanley/);
    // Choosing a day shows it at once.
    const moved = page.waitForNavigation();
    await page.$eval("#as_of", (field) => { field.value = "2024-02-02"; field.dispatchEvent(new Event("change")); });
    await moved;
    assert.match(await text(page, "h1"), /2 Feb 2024/);
    assert.match(await text(page), /Josip Hanley/);
    await follow(page, "nav a[href^='/reports']");
    assert.match(await text(page, "h1"), /2 Feb 2024/);
    assert.doesNotMatch(await text(page), /back-on-the-grass/, "a report of the day after");
  });
});

test("a pasted report is read and not kept", async () => {
  await looking(chromium, {}, async (page) => {
    await page.goto(`${room.base}/read`);
    await page.type("#text", "Wendle Park midfielder Olaf Brandt broke his right ankle on Friday and is out for three months.");
    await page.$eval("#published", (field) => { field.value = "2024-02-05"; });
    await follow(page, ".paste button");
    const read = await text(page);
    assert.match(read, /Olaf Brandt: broken right ankle/);
    assert.match(read, /2 Feb 2024/, "Friday is a day");
    assert.match(read, /Nothing of this is kept/);
    await page.click("details summary");
    assert.match(await text(page, "details[open]"), /by the rule/);
  });
});

test("search finds as one types", async () => {
  await looking(chromium, {}, async (page) => {
    await page.goto(board());
    await page.type("#q", "okafor");
    await page.waitForSelector("#found:not([hidden]) a");
    await page.keyboard.press("ArrowDown");
    assert.equal(await page.$eval("#q", (field) => field.getAttribute("aria-activedescendant")), "found-0");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    assert.match(await text(page, "h1"), /Emil Okafor-Lind/);
    assert.match(at(page), /as_of=2024-02-03/);
    await page.type("#q", "zzzz");
    await page.keyboard.press("Escape");
    assert.equal(await page.$eval("#found", (list) => list.hidden), true);
  });
});

test("a league's board leads to its clubs", async () => {
  await looking(chromium, {}, async (page) => {
    await page.goto(board());
    await follow(page, ".leagues a[href*='coast-league']");
    assert.match(await text(page, "h1"), /Coast League 2023.24, on 3 Feb 2024/);
    for (const name of ["Tom Wickstead", "Emil Okafor-Lind", "Ruben Castellow"]) assert.match(await text(page), new RegExp(name));
    await follow(page, ".clubs a[href^='/clubs/Saltmarsh']");
    assert.match(await text(page, "h1"), /Saltmarsh Rovers on 3 Feb 2024/);
    assert.ok(await page.$("svg.ahead"), "the matches ahead are drawn");
  });
});

/** Signs in and comes back to where one wanted to go. */
async function signIn(page, path) {
  await page.goto(room.base + path);
  assert.match(at(page), /^\/sign-in/);
  await page.type("#token", room.token);
  await follow(page, "main button");
}

test("a curator signs in and corrects a claim, and it shows", async () => {
  await looking(chromium, {}, async (page) => {
    await signIn(page, "/review");
    assert.match(await text(page, "h1"), /Review/);
    await page.goto(`${room.base}/players/Piers%20Abernathy?as_of=${DAY}`);
    assert.doesNotMatch(await text(page), /bruised left shin/);
    await follow(page, ".lines a.correct");
    await page.select("[name='f.side']", "left");
    await page.type("#reason", "He said so afterwards");
    await follow(page, "button[value='replace']");
    assert.match(await text(page, ".trail"), /He said so afterwards.*Ada Berg/s);
    await page.goto(`${room.base}/players/Piers%20Abernathy?as_of=${DAY}`);
    assert.match(await text(page), /left/);
    assert.match(room.run("player", "Piers Abernathy", "--why", "side"), /left.*a curator put it so/);
    await page.goto(`${room.base}/audit`);
    assert.match(await text(page), /He said so afterwards/);
    await follow(page, ".me button");
    await page.goto(`${room.base}/review`);
    assert.match(at(page), /^\/sign-in/);
  });
});

test("a wrong token signs nobody in", async () => {
  await looking(chromium, { faults: /401/ }, async (page) => {
    await page.goto(`${room.base}/sign-in`);
    await page.type("#token", "guess");
    await follow(page, "main button");
    assert.match(await text(page, "[role='alert']"), /Nobody is known by that token/);
    assert.equal((await page.cookies()).length, 0);
  });
});

test("the queue is gone through by keys", async () => {
  await looking(chromium, {}, async (page) => {
    await signIn(page, "/review");
    const ids = await page.$$eval("#queue > li", (items) => items.map((item) => item.id));
    assert.ok(ids.length >= 3, `${ids}`);
    const focused = () => page.evaluate(() => document.activeElement.closest("#queue > li")?.id);
    assert.equal(await focused(), ids[0]);
    await page.keyboard.press("j");
    assert.equal(await focused(), ids[1]);
    await page.keyboard.press("k");
    assert.equal(await focused(), ids[0]);
    // What is typed into a field is no key of the queue.
    await page.type(`#${ids[0]} [name='reason']`, "ajar");
    assert.equal(await focused(), ids[0]);
    await page.focus(`#${ids[0]}`);
    await Promise.all([page.waitForNavigation(), page.keyboard.press("a")]);
    assert.equal(await page.$(`#${ids[0]}`), null, "it was looked at");
    assert.equal(await focused(), await page.$eval("#queue > li", (item) => item.id), "on to the next");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("c")]);
    assert.match(at(page), /^\/claims\//);
    await page.goBack();
    await page.waitForSelector("#queue");
    const last = await page.$$eval("#queue > li", (items) => items.at(-1).id);
    await page.focus(`#${last}`);
    await Promise.all([page.waitForNavigation(), page.keyboard.press("r")]);
    assert.equal(await page.$(`#${last}`), null);
    await page.goto(`${room.base}/audit`);
    assert.match(await text(page), /rejected/);
    assert.match(await text(page), /ajar/);
  });
});

test("without a script a curator reviews by form", async () => {
  await looking(chromium, { script: false }, async (page) => {
    await signIn(page, "/review");
    const before = await page.$$eval("#queue > li", (items) => items.map((item) => item.id));
    await follow(page, `#${before[0]} button[value='reject']`);
    assert.equal(await page.$(`#${before[0]}`), null);
    assert.equal(at(page), `/review#${before[1]}`);
  });
});

test("by keyboard alone one gets everywhere, and sees where one is", async () => {
  await looking(chromium, {}, async (page) => {
    await page.goto(board());
    const seen = [];
    for (let presses = 0; presses < 80; presses++) {
      await page.keyboard.press("Tab");
      const here = await page.evaluate(() => {
        const now = document.activeElement;
        if (now === document.body) return null;
        const { outlineStyle, outlineWidth } = getComputedStyle(now);
        const box = now.getBoundingClientRect();
        return { what: now.textContent.trim() || now.id, ring: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2, shown: box.width > 0 && box.right > 0 };
      });
      if (!here) break;
      assert.ok(here.ring, `no ring around ${here.what}`);
      assert.ok(here.shown, `${here.what} cannot be seen`);
      seen.push(here.what);
      if (here.what === "Declan Rowntree") break;
    }
    assert.equal(seen[0], "Skip to the content");
    assert.ok(seen.indexOf("Board") < seen.indexOf("q") && seen.indexOf("q") < seen.indexOf("as_of"), `${seen}`);
    assert.equal(seen.at(-1), "Declan Rowntree", `${seen}`);
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    assert.match(await text(page, "h1"), /Declan Rowntree/);
    // The first stop leads past what stands on every page.
    await page.goto(board());
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.querySelector("main").contains(document.activeElement)));
  });
});

test("on paper there is what was said, and nothing to click", async () => {
  await looking(chromium, { dark: true }, async (page) => {
    await page.emulateMediaType("print");
    await page.goto(`${room.base}/clubs/Harbour%20Athletic?as_of=${DAY}`);
    const [header, paper, ink] = await page.evaluate(() => [
      getComputedStyle(document.querySelector("header")).display,
      getComputedStyle(document.documentElement).backgroundColor,
      getComputedStyle(document.querySelector("main td")).color,
    ]);
    assert.equal(header, "none");
    assert.equal(paper, "rgb(255, 255, 255)", "however dark the screen is");
    assert.ok(ink.match(/\d+/g).every((part) => Number(part) < 90), ink);
    const pdf = await page.pdf({ format: "A4" });
    assert.equal(Buffer.from(pdf.slice(0, 5)).toString(), "%PDF-");
  });
});

test("on a phone nothing is wider than the screen", async () => {
  await looking(chromium, { width: 390, height: 844 }, async (page) => {
    await signIn(page, "/review");
    for (const path of ["/", "/clubs/Harbour%20Athletic", "/leagues/coast-league", "/players/Declan%20Rowntree", "/reports", "/sources", "/read", "/search?q=o", "/sign-in", "/review", "/audit"]) {
      await page.goto(`${room.base}${path}${path.includes("?") ? "&" : "?"}as_of=${DAY}`);
      assert.equal(await wide(page), 0, path);
    }
    await page.goto(`${room.base}/players/Declan%20Rowntree`);
    await follow(page, ".lines a[href*='#c-']");
    assert.equal(await wide(page), 0, "a report");
    await page.goto(`${room.base}/players/Declan%20Rowntree`);
    await follow(page, "a.correct");
    assert.equal(await wide(page), 0, "a claim");
  });
});
