// @ts-check
/** Client operations, and the check of linearizability. */
import { expect, test } from "./fixture.mjs";
import { events, open, stepUntil } from "./desk.mjs";

const STALE = `cluster nodes=3 election=60000..60000 heartbeat=50 latency=10..10 reads=local
at 0 timeout n1
at 100 propose n1 set x 1
at 200 partition n1 | n2 n3
at 210 timeout n2
at 300 propose n2 set x 2
at 400 read n1 x
`;

test("a stale read is reported: the verdict, the banner, and the intervals that contradict each other", async ({
  page,
}) => {
  await open(page, STALE);
  const time = page.getByRole("region", { name: "Space-time" });
  await stepUntil(events(page).filter({ hasText: /“set x 1” is done/ }));
  await expect(time).toContainText("✓ linearizable");
  await stepUntil(events(page).filter({ hasText: /linearizability is broken/ }));
  await expect(time).toContainText("✗ not linearizable");
  await expect(page.getByText(/linearizability/).first()).toBeVisible();
  const canvas = time.locator("canvas").first();
  const box = await canvas.boundingBox();
  if (!box) throw new Error("no canvas");
  // The tooltip of the read, on the lane of operations made by hand, explains the violation.
  const tip = page.getByText(/by hand: “get x” at n1.*no order of the operations explains it/);
  // The read is at the present moment: first where that stands as a rule, then in more and more of the diagram.
  let [from, to] = [0.75, 0.8];
  await expect(async () => {
    for (let y = box.height * 0.6; y < box.height; y += 8) {
      for (let x = box.width * from; x < box.width * to; x += 4) {
        await page.mouse.move(box.x + x, box.y + y);
        if (await tip.first().isVisible()) return;
      }
    }
    [from, to] = [from - 0.05, to + 0.1];
    throw new Error("not found");
  }).toPass({ timeout: 60_000 });
});
