import { useEffect } from 'react';
import { applyTheme } from '../../app/theme';

/** Paper is light: prints with the light tokens, charts included, whatever the screen shows. */
export function useLightPrint() {
  useEffect(() => {
    const light = () => {
      document.documentElement.dataset.theme = 'light';
    };
    window.addEventListener('beforeprint', light);
    window.addEventListener('afterprint', applyTheme);
    return () => {
      window.removeEventListener('beforeprint', light);
      window.removeEventListener('afterprint', applyTheme);
    };
  }, []);
}
