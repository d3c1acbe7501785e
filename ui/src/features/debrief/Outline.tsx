import { useEffect, useState } from 'react';

export interface OutlineEntry {
  id: string;
  name: string;
}

/** The sections of the page; the one in view is marked. At the left where there is room, folded away where there is none. */
export function Outline({ entries }: { entries: OutlineEntry[] }) {
  const current = useInView(entries.map((e) => e.id).join(' '));
  return (
    <nav className="outline" aria-label="In this debrief">
      <ol>
        {entries.map((e) => (
          <li key={e.id}>
            <a href={`#${e.id}`} aria-current={e.id === current ? 'location' : undefined}>
              {e.name}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The id of the section that is being read. */
function useInView(ids: string): string {
  const [current, setCurrent] = useState('');
  useEffect(() => {
    const read = () => {
      const passed = ids
        .split(' ')
        .filter((id) => (document.getElementById(id)?.getBoundingClientRect().top ?? 1) <= 120);
      setCurrent(passed.at(-1) ?? ids.split(' ')[0] ?? '');
    };
    read();
    window.addEventListener('scroll', read, { passive: true });
    return () => window.removeEventListener('scroll', read);
  }, [ids]);
  return current;
}
