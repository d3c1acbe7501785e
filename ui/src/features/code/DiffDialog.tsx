import { useEffect, useRef } from 'react';
import { Dialog } from '../../components/Dialog';
import { useCode } from './CodeContext';

interface Props {
  title: string;
  before: string;
  after: string;
  language: string;
  onClose: () => void;
}

/** Two versions of the code, line by line. */
export function DiffDialog({ title, before, after, language, onClose }: Props) {
  const { code } = useCode();
  const host = useRef<HTMLDivElement>(null);
  const monaco = code.languages.find((l) => l.id === language)?.monaco ?? 'plaintext';
  const isSame = before === after;
  useEffect(() => {
    if (isSame) return;
    let close: (() => void) | undefined;
    let isOver = false;
    void import('./editor/diff').then(({ openDiff }) => {
      if (!isOver && host.current !== null) close = openDiff(host.current, before, after, monaco, title);
    });
    return () => {
      isOver = true;
      close?.();
    };
  }, [before, after, monaco, title, isSame]);
  return (
    <Dialog title={title} onClose={onClose}>
      {isSame ? <p>Nothing differs.</p> : <div ref={host} className="diff-host" />}
    </Dialog>
  );
}
