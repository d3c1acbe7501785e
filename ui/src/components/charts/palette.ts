import { useSyncExternalStore } from 'react';

/** The colours of charts, read from the tokens so that both themes hold. */
export interface Palette {
  ink: string;
  quiet: string;
  rule: string;
  surface: string;
  accent: string;
  harm: string;
  good: string;
  caution: string;
  information: string;
  series: readonly string[];
  font: string;
}

const token = (style: CSSStyleDeclaration, name: string) => style.getPropertyValue(name).trim();

function read(): Palette {
  const style = getComputedStyle(document.documentElement);
  return {
    ink: token(style, '--ink'),
    quiet: token(style, '--ink-quiet'),
    rule: token(style, '--rule'),
    surface: token(style, '--surface'),
    accent: token(style, '--accent'),
    harm: token(style, '--harm'),
    good: token(style, '--good'),
    caution: token(style, '--caution'),
    information: token(style, '--information'),
    series: [1, 2, 3, 4, 5].map((n) => token(style, `--series-${n}`)),
    font: token(style, '--font-text'),
  };
}

let palette: Palette | null = null;

function listen(changed: () => void) {
  const observer = new MutationObserver(() => {
    palette = null;
    changed();
  });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

/** The palette of the theme that is shown. */
export const usePalette = (): Palette => useSyncExternalStore(listen, () => (palette ??= read()));

// The same quantity keeps its colour on every page; these are the systems' best known ones.
const known: Record<string, number> = {
  coverage: 0,
  harmed: 1,
  ring: 2,
  bricked: 3,
  egress: 2,
  supportBacklog: 3,
  exposure: 4,
};

/** Which of the five series colours a quantity has; an unknown one always gets the same. */
export function seriesIndex(id: string): number {
  const index = known[id];
  if (index !== undefined) return index;
  let sum = 0;
  for (const c of id) sum = (sum * 31 + c.charCodeAt(0)) % 997;
  return sum % 5;
}

/** The colour of a quantity as a token, for marks outside charts. */
export const seriesToken = (id: string) => `var(--series-${seriesIndex(id) + 1})`;
