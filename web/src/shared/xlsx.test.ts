import { describe, expect, it } from "vitest";
import { crc32, workbook } from "./xlsx";

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe("a workbook", () => {
  it("has the checksum that archives want", () => {
    expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
  });
  it("holds figures as figures and everything else as text", () => {
    const made = text(
      workbook("Orders", [
        ["Net", "Customer"],
        [{ figure: "38429.00" }, "=1+1 <Müller & Söhne>"],
      ]),
    );
    expect(made).toContain("<c><v>38429.00</v></c>");
    expect(made).toContain("=1+1 &lt;Müller &amp; Söhne&gt;");
    expect(made).not.toContain("<f>");
  });
  it("says how many parts it has and where their list begins", () => {
    const made = workbook("Orders", [["a\u0000b"]]);
    const end = new DataView(made.buffer, made.length - 22);
    expect(end.getUint32(0, true)).toBe(0x06054b50);
    expect(end.getUint16(10, true)).toBe(5);
    expect(new DataView(made.buffer, end.getUint32(16, true)).getUint32(0, true)).toBe(0x02014b50);
    expect(text(made)).toContain(">ab<");
  });
});
