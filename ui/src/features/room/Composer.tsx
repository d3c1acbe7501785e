import { Mic, MicOff, SendHorizontal } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { create } from 'zustand';
import { Button } from '../../components/Button';
import { lastSaid } from './conversationModel';
import { keepDraft, readDraft } from './draft';
import { Hindered } from './Hindered';
import { useRoom } from './RoomContext';
import { useInside } from './SessionContext';
import { canDictate, useVoice } from './voice';
import { useDictation } from './useDictation';
import { VoiceMenu } from './VoiceMenu';

/** What commands may do with the box. */
interface BoxDoors {
  send: () => void;
  dictate: () => void;
}

export const useBoxDoors = create<{ doors: BoxDoors | null; set: (doors: BoxDoors | null) => void }>()((set) => ({
  doors: null,
  set: (doors) => set({ doors }),
}));

interface Props {
  box: RefObject<HTMLTextAreaElement | null>;
  onSent: () => void;
}

/** The box: Enter sends, Shift Enter breaks the line, the up arrow brings the last words back, Escape leaves it for the keys. */
export function Composer({ box, onSent }: Props) {
  const { page, lines, act, busy } = useRoom();
  const { session, model, toBox } = useInside();
  const [text, setText] = useState(() => readDraft(page.id));
  const write = (next: string) => {
    setText(next);
    keepDraft(page.id, next);
    session.typed(next);
  };
  const voice = useDictation((words) => write(joined(box.current?.value ?? text, words)));

  useClearWhenArrived(model.uncertain, () => write(''));

  // On a screen that is touched, the focus would bring a keyboard up that nobody asked for; with code, the problem is read first.
  useEffect(() => {
    if (page.code === undefined && !window.matchMedia('(pointer: coarse)').matches) toBox();
  }, [toBox, page.code]);

  const send = () => {
    const said = text.trim();
    if (said === '' || busy) return;
    voice.stop();
    act({ kind: 'say', text: said }).then(
      () => {
        write('');
        onSent();
        toBox();
      },
      // The room says what is in the way; the words stay in the box.
      () => toBox(),
    );
  };
  const doors = useRef<BoxDoors>({ send, dictate: voice.toggle });
  useEffect(() => {
    doors.current = { send, dictate: voice.toggle };
  });
  useEffect(() => {
    const { set } = useBoxDoors.getState();
    set({ send: () => doors.current.send(), dictate: () => doors.current.dictate() });
    return () => set(null);
  }, []);

  const onKey = (e: KeyboardEvent<HTMLTextAreaElement>) => {
    if (e.key === 'Enter' && !e.shiftKey && !e.ctrlKey && !e.metaKey && !e.nativeEvent.isComposing) {
      e.preventDefault();
      send();
    } else if (e.key === 'ArrowUp' && text === '') {
      const last = lastSaid(lines);
      if (last === '') return;
      e.preventDefault();
      write(last);
    } else if (e.key === 'Escape') {
      document.getElementById('said')?.focus();
    }
  };
  return (
    <form
      className="composer"
      onSubmit={(e) => {
        e.preventDefault();
        send();
      }}
    >
      <Hindered onSendAgain={send} />
      {voice.problem !== undefined && <p className="composer-problem small">{voice.problem}</p>}
      <div className="composer-box">
        <textarea
          ref={box}
          rows={1}
          value={text}
          readOnly={busy}
          aria-label="Your words"
          aria-describedby="composer-keys"
          placeholder="Say something…"
          onChange={(e) => write(e.target.value)}
          onKeyDown={onKey}
        />
        <DictateButton isListening={voice.isListening} toggle={voice.toggle} />
        <Button primary type="submit" aria-label="Send" title="Send (Enter)" disabled={busy || text.trim() === ''}>
          <SendHorizontal size={18} aria-hidden />
        </Button>
      </div>
      <div className="composer-foot">
        <p id="composer-keys" className="quiet small">
          {busy ? 'Sending…' : voice.isListening ? 'Listening. Correct the words before you send them.' : <Keys />}
        </p>
        <VoiceMenu />
      </div>
    </form>
  );
}

function Keys() {
  return (
    <span className="composer-hint">
      <kbd>Enter</kbd> sends · <kbd>Shift Enter</kbd> breaks the line · <kbd>↑</kbd> last words
    </span>
  );
}

function DictateButton({ isListening, toggle }: { isListening: boolean; toggle: () => void }) {
  const isOn = useVoice((v) => v.dictation);
  if (!isOn || !canDictate()) return null;
  return (
    <Button quiet aria-pressed={isListening} aria-label="Dictate" title="Dictate (V)" onClick={toggle}>
      {isListening ? <MicOff size={18} aria-hidden /> : <Mic size={18} aria-hidden />}
    </Button>
  );
}

const joined = (before: string, words: string) =>
  before === '' || /\s$/.test(before) ? before + words : `${before} ${words}`;

// Words that were sent into the dark and then turn up in the record are no draft any more.
function useClearWhenArrived(uncertain: string | null, clear: () => void) {
  const before = useRef(uncertain);
  useEffect(() => {
    if (before.current !== null && uncertain === null) clear();
    before.current = uncertain;
  });
}
