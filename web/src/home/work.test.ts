import { expect, it } from "vitest";
import type { WorklistItem } from "../api/types.gen";
import { byDue } from "./work";

it("puts what is due first before what is due later, and both before what has no hour", () => {
  const item = (record: string, due_at: string | null) => ({ record, due_at }) as WorklistItem;
  const items = [
    item("none", null),
    item("friday", "2026-11-20T23:00:00Z"),
    item("thursday", "2026-11-19T23:00:00Z"),
    item("also none", null),
  ];
  expect(byDue(items).map((each) => each.record)).toEqual([
    "thursday",
    "friday",
    "none",
    "also none",
  ]);
});
