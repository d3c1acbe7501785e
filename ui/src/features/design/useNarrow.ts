import { useSyncExternalStore } from 'react';

const query = '(max-width: 640px)';

const listen = (changed: () => void) => {
  const media = window.matchMedia(query);
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
};

/** True at the width of a phone, where the design is for reading. */
export const useNarrow = () => useSyncExternalStore(listen, () => window.matchMedia(query).matches);
