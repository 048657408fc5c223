// The load line of a ship, and the name.
export function LoadLine({ size = 22 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" className="load-line">
      <path d="M6.2 16a9.8 9.8 0 0 0 19.6 0z" className="hull" />
      <circle cx="16" cy="16" r="9.8" className="ring" />
      <path d="M1 16h30" className="line" />
    </svg>
  );
}

export function Wordmark() {
  return (
    <span className="wordmark">
      <LoadLine /> <span>supercargo</span>
    </span>
  );
}
