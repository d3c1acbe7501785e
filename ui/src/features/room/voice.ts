import { create } from 'zustand';
import { readSetting, writeSetting } from '../../app/settings';

/* The part of the Web Speech API that dictation uses; browsers name the constructor in two ways and TypeScript knows neither. */
interface RecognitionResult {
  readonly isFinal: boolean;
  readonly 0: { readonly transcript: string };
}

interface RecognitionEvent extends Event {
  readonly resultIndex: number;
  readonly results: ArrayLike<RecognitionResult>;
}

interface Recognition extends EventTarget {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  onresult: ((e: RecognitionEvent) => void) | null;
  onend: (() => void) | null;
  onerror: ((e: Event & { error?: string }) => void) | null;
  start: () => void;
  stop: () => void;
}

type SpeechWindow = Window & {
  SpeechRecognition?: new () => Recognition;
  webkitSpeechRecognition?: new () => Recognition;
};

const recognition = () => {
  const speech = window as SpeechWindow;
  return speech.SpeechRecognition ?? speech.webkitSpeechRecognition;
};

export const canDictate = () => recognition() !== undefined;
export const canReadAloud = () => 'speechSynthesis' in window;

interface VoiceSettings {
  dictation: boolean;
  readAloud: boolean;
  setDictation: (on: boolean) => void;
  setReadAloud: (on: boolean) => void;
}

/** Both off until somebody switches them on; remembered in this browser. */
export const useVoice = create<VoiceSettings>()((set) => ({
  dictation: readSetting('dictation', false),
  readAloud: readSetting('readAloud', false),
  setDictation: (dictation) => {
    writeSetting('dictation', dictation);
    set({ dictation });
  },
  setReadAloud: (readAloud) => {
    writeSetting('readAloud', readAloud);
    if (!readAloud && canReadAloud()) speechSynthesis.cancel();
    set({ readAloud });
  },
}));

/** Speaks after what is being spoken. */
export function readAloud(words: string) {
  if (!canReadAloud()) return;
  const utterance = new SpeechSynthesisUtterance(words);
  utterance.lang = 'en-US';
  speechSynthesis.speak(utterance);
}

export interface Dictation {
  stop: () => void;
}

/**
 * Listens until stopped or the browser ends it. Words arrive as they become certain; the end says why where something was wrong.
 */
export function dictate(onWords: (words: string) => void, onEnd: (problem?: string) => void): Dictation | null {
  const Constructor = recognition();
  if (Constructor === undefined) return null;
  const listening = new Constructor();
  let problem: string | undefined;
  listening.lang = 'en-US';
  listening.continuous = true;
  listening.interimResults = false;
  listening.onresult = (e) => {
    for (let i = e.resultIndex; i < e.results.length; i++) {
      const result = e.results[i];
      if (result?.isFinal) onWords(result[0].transcript.trim());
    }
  };
  listening.onerror = (e) => (problem = problemOf(e.error));
  listening.onend = () => onEnd(problem);
  listening.start();
  return { stop: () => listening.stop() };
}

function problemOf(error: string | undefined): string | undefined {
  switch (error) {
    case 'aborted':
      return undefined;
    case 'no-speech':
      return 'Nothing was heard. Check the microphone and try again, or type.';
    case 'not-allowed':
    case 'service-not-allowed':
      return 'The browser has no leave to listen. Allow the microphone for this page, or type.';
    case 'audio-capture':
      return 'There is no microphone. Plug one in, or type.';
    case 'network':
      return "The browser's speech service cannot be reached. Type instead.";
    default:
      return 'The browser stopped listening. Try again, or type.';
  }
}
