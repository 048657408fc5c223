// Light or dark, kept in this browser, and how dense rows are, kept with the person.
import { useMantineColorScheme, useComputedColorScheme } from "@mantine/core";
import { keepPreference } from "./preferences";

let apply: ((scheme: "light" | "dark") => void) | undefined;

export function useScheme(): { scheme: "light" | "dark" } {
  const { setColorScheme } = useMantineColorScheme();
  apply = setColorScheme;
  return { scheme: useComputedColorScheme("light") };
}

export function setScheme(scheme: "light" | "dark"): void {
  apply?.(scheme);
}

export function setDensity(density: "compact" | "comfortable"): void {
  document.documentElement.dataset.density = density;
  keepPreference("density", density);
}
