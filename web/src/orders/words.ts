import type { Address } from "../api/types.gen";

/** An address in one line. */
export function addressWords(address: Address | null | undefined): string {
  if (!address) return "";
  return [
    address.name,
    address.line1,
    address.line2,
    [address.postcode, address.city].filter(Boolean).join(" "),
    address.country,
  ]
    .filter(Boolean)
    .join(", ");
}
