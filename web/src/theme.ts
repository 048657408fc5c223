// How Mantine looks here: its own colours are not used, its variables point at the tokens (styles/base.css).
import { createTheme, type MantineColorsTuple } from "@mantine/core";

const teal: MantineColorsTuple = [
  "#e1f0f3",
  "#cfe6eb",
  "#a9d3dc",
  "#66bed0",
  "#4c93a4",
  "#257a8d",
  "#0b5d70",
  "#084b5b",
  "#063b48",
  "#042a33",
];

export const theme = createTheme({
  colors: { teal },
  primaryColor: "teal",
  primaryShade: { light: 6, dark: 3 },
  fontFamily: "var(--sans)",
  fontFamilyMonospace: "var(--mono)",
  defaultRadius: 6,
  respectReducedMotion: true,
  fontSizes: { xs: "12px", sm: "13px", md: "13px", lg: "14px", xl: "18px" },
  components: {
    // The page never scrolls behind a dialog, so nothing has to be locked.
    Modal: {
      defaultProps: { lockScroll: false, transitionProps: { duration: 0 }, centered: false },
    },
    Popover: { defaultProps: { transitionProps: { duration: 0 } } },
    Menu: { defaultProps: { transitionProps: { duration: 0 }, shadow: "none" } },
    Combobox: { defaultProps: { transitionProps: { duration: 0 } } },
    Select: { defaultProps: { allowDeselect: false, checkIconPosition: "right" } },
  },
});
