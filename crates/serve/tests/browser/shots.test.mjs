// The pictures in docs/screenshots: made with BLESS=1, and only looked whether they can be made otherwise.
import assert from "node:assert/strict";
import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { DAY, browser, follow, looking, root, serve } from "./room.mjs";

let room, chromium;
before(async () => { room = await serve(); chromium = await browser(); });
after(async () => { await chromium?.close(); room?.stop(); });

/** A picture is to be looked at, not to be waited for. */
const MOST = 150 * 1024;

const player = `/players/Declan%20Rowntree?as_of=${DAY}`;
const SHOTS = [
  { name: "league", path: `/leagues/coast-league?as_of=${DAY}`, height: 860 },
  { name: "club", path: `/clubs/Saltmarsh%20Rovers?as_of=${DAY}`, height: 700 },
  { name: "player", path: player, height: 820 },
  { name: "player-dark", path: player, height: 820, dark: true },
  {
    name: "report", path: `/players/Emil%20Okafor-Lind?as_of=${DAY}`, height: 620,
    async then(page) {
      await follow(page, ".lines a[href*='#c-']");
      await page.evaluate(() => scrollTo(0, 0));
    },
  },
  { name: "review", path: "/review", height: 620, curator: true },
  { name: "phone", path: `/clubs/Saltmarsh%20Rovers?as_of=${DAY}`, width: 390, height: 844, dark: true },
];

for (const shot of SHOTS) {
  test(`picture: ${shot.name}`, async () => {
    await looking(chromium, shot, async (page) => {
      if (shot.curator) {
        await page.goto(`${room.base}/sign-in`);
        await page.type("#token", room.token);
        await follow(page, "main button");
      }
      await page.goto(room.base + shot.path);
      await shot.then?.(page);
      const picture = await page.screenshot({ type: "png" });
      const file = join(root, "docs/screenshots", `${shot.name}.png`);
      if (process.env.BLESS) writeFileSync(file, picture);
      assert.ok(picture.length < MOST, `${shot.name}: ${picture.length} bytes`);
      assert.ok(statSync(file).size < MOST, `${file}: run BLESS=1 .ci/browser`);
    });
  });
}
