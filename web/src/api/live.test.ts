import { describe, expect, it } from "vitest";
import { cutEvents } from "./live";

describe("live events", () => {
  it("are cut whole from what has arrived; the rest waits", () => {
    const { events, rest } = cutEvents(
      'retry: 2000\nid: 7\nevent: sales_order.confirmed\ndata: {"id":"so_1","revision":3}\n\n:\n\nid: 8\nevent: shipm',
    );
    expect(events).toEqual([
      { id: "7", type: "sales_order.confirmed", data: { id: "so_1", revision: 3 } },
    ]);
    expect(rest).toBe("id: 8\nevent: shipm");
    expect(cutEvents(`${rest}ent.planned\ndata: {}\n\n`).events[0]?.type).toBe("shipment.planned");
  });
});
