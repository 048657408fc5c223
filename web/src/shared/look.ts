// Light or dark, and how dense rows are: the person's taste, kept in this browser.
import { useMantineColorScheme, useComputedColorScheme } from "@mantine/core";

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
  localStorage.setItem("density", density);
}
