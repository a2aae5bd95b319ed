/** Colours of the drawing, as the style sheet has them for light and dark. */
export interface Theme {
  paper: string; ink: string; faint: string; line: string; cause: string; answer: string; part: string; focus: string;
  lanes: string[];
}

export const LANE_COLOURS = 9;
const NAMES = { paper: "paper", ink: "ink", faint: "faint", line: "line", cause: "cause", answer: "answer", part: "part", focus: "focus" };

export function readTheme(): Theme {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const theme: Record<string, unknown> = {};
  for (const [key, name] of Object.entries(NAMES)) theme[key] = colour(name);
  theme.lanes = Array.from({ length: LANE_COLOURS }, (_, i) => colour(`lane-${i}`));
  return theme as unknown as Theme;
}

export function onThemeChange(listener: () => void): void {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", listener);
}

/** How a relation is drawn: what it says, its colour, and dashes where it is possible or denied. */
export const KIND_NAMES = ["leads to", "prevents", "is answered by", "comes before", "overlaps", "has as a part"];
export const KIND_NAMES_BACK = ["because of", "prevented by", "in response to", "comes after", "overlaps", "part of"];

export function relationColour(theme: Theme, kind: number): string {
  return kind === 2 ? theme.answer : kind === 5 ? theme.part : theme.cause;
}

export const DASHES: number[][] = [[], [6, 4], [2, 3]];

export function reducedMotion(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
