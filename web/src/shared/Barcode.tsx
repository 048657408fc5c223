// A code as bars, for paper that is scanned.
import { barsOf } from "./code128";

export function Barcode({ of }: { of: string }) {
  const drawn = barsOf(of);
  if (!drawn) return null;
  return (
    <svg
      className="barcode"
      viewBox={`0 0 ${drawn.width} 30`}
      preserveAspectRatio="none"
      role="img"
      aria-label={of}
    >
      <path d={drawn.bars.map(([from, wide]) => `M${from} 0h${wide}v30h-${wide}z`).join("")} />
    </svg>
  );
}
