import { useCallback, useEffect, useRef, useState } from 'react';
import { dictate, type Dictation } from './voice';

export interface Listening {
  isListening: boolean;
  problem: string | undefined;
  toggle: () => void;
  stop: () => void;
}

/** Dictation into the box while it is shown. */
export function useDictation(onWords: (words: string) => void): Listening {
  const [isListening, setListening] = useState(false);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const listening = useRef<Dictation | null>(null);
  const hear = useRef(onWords);
  useEffect(() => {
    hear.current = onWords;
  });
  const stop = useCallback(() => listening.current?.stop(), []);
  const toggle = useCallback(() => {
    if (listening.current !== null) {
      listening.current.stop();
      return;
    }

    setProblem(undefined);
    listening.current = dictate(
      (words) => hear.current(words),
      (why) => {
        listening.current = null;
        setListening(false);
        setProblem(why);
      },
    );
    setListening(listening.current !== null);
  }, []);
  useEffect(() => stop, [stop]);
  return { isListening, problem, toggle, stop };
}
