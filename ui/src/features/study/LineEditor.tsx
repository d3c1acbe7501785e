import { useId, useRef, type KeyboardEvent } from 'react';
import type { Problem } from '../../api/types';
import './LineEditor.css';
import { continueLine, offsetOfLine } from './lines';

interface Props {
  label: string;
  text: string;
  problems: readonly Problem[];
  onText: (text: string) => void;
  /** Rows shown at least. */
  rows?: number;
}

/** Text with numbered lines; a line with a problem is marked and the problem leads to it. */
export function LineEditor({ label, text, problems, onText, rows = 16 }: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  const id = useId();
  const count = Math.max(rows, text.split('\n').length);
  const marked = new Set(problems.map((p) => p.line));
  const goTo = (line: number) => {
    const at = offsetOfLine(text, line);
    area.current?.focus();
    area.current?.setSelectionRange(at, text.indexOf('\n', at) === -1 ? text.length : text.indexOf('\n', at));
  };
  const onKeyDown = (e: KeyboardEvent<HTMLTextAreaElement>) => {
    if (e.key !== 'Enter' || e.shiftKey || e.ctrlKey || e.metaKey) return;
    const { selectionStart, selectionEnd } = e.currentTarget;
    const next = continueLine(text, selectionStart, selectionEnd);
    if (next === undefined) return;
    e.preventDefault();
    onText(next.text);
    requestAnimationFrame(() => area.current?.setSelectionRange(next.at, next.at));
  };
  return (
    <div>
      <label htmlFor={id} className="unseen">
        {label}
      </label>
      <div className="lines">
        <div className="lines-gutter" ref={gutter} aria-hidden>
          {Array.from({ length: count }, (_, i) => (
            <span key={i} className={marked.has(i + 1) ? 'lines-bad' : ''}>
              {marked.has(i + 1) ? `!${i + 1}` : i + 1}
            </span>
          ))}
        </div>
        <textarea
          id={id}
          ref={area}
          className="lines-text"
          value={text}
          rows={rows}
          spellCheck
          wrap="off"
          autoCapitalize="off"
          aria-invalid={problems.length > 0 ? true : undefined}
          aria-describedby={problems.length > 0 ? `${id}-problems` : undefined}
          onChange={(e) => onText(e.target.value)}
          onKeyDown={onKeyDown}
          onScroll={(e) => {
            if (gutter.current) gutter.current.scrollTop = e.currentTarget.scrollTop;
          }}
        />
      </div>
      {problems.length > 0 && (
        <ul className="lines-problems" id={`${id}-problems`}>
          {problems.map((p) => (
            <li key={`${p.line ?? ''}${p.property ?? ''}${p.message}`}>
              {p.line !== undefined && (
                <button type="button" className="lines-go" onClick={() => goTo(p.line ?? 1)}>
                  line {p.line}
                </button>
              )}
              {p.message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
