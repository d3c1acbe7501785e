import { useEffect, useMemo, useRef, type RefObject } from 'react';
import { Composer } from './Composer';
import { lastTurn, momentsOf } from './conversationModel';
import { EndCard } from './EndCard';
import { MomentView } from './MomentView';
import { Opening } from './Opening';
import { useRoom } from './RoomContext';
import { useInside } from './SessionContext';
import './conversation.css';

/** How near the end counts as reading along, in pixels. */
const nearPx = 160;

/** What was said, in order, and the box to say more. */
export function Conversation({ box }: { box: RefObject<HTMLTextAreaElement | null> }) {
  const { state } = useRoom();
  const { model } = useInside();
  const moments = useMemo(() => momentsOf(model.lines), [model.lines]);
  const correctable = useMemo(() => lastTurn(model.lines), [model.lines]);
  const scroller = useRef<HTMLDivElement>(null);
  const isNear = useRef(true);
  const count = moments.length + (state.ended ? 1 : 0);
  useEffect(() => {
    const at = scroller.current;
    if (at && isNear.current) at.scrollTop = at.scrollHeight;
  }, [count, model.lines, state.stop]);

  // Shown again on a narrow screen, or resized, it stays at the end that was being read.
  useEffect(() => {
    const at = scroller.current;
    if (at === null) return;
    const watch = new ResizeObserver(() => {
      if (isNear.current) at.scrollTop = at.scrollHeight;
    });
    watch.observe(at);
    return () => watch.disconnect();
  }, []);
  return (
    <section className="talk" aria-label="Conversation" data-tour="talk">
      <div
        className="talk-scroll"
        ref={scroller}
        tabIndex={0}
        role="region"
        aria-label="What was said"
        id="said"
        onScroll={(e) => {
          const at = e.currentTarget;
          isNear.current = at.scrollHeight - at.scrollTop - at.clientHeight < nearPx;
        }}
      >
        <Opening />
        <ol className="talk-list">
          {moments.map((moment) => (
            <MomentView key={moment.seq} moment={moment} isLastTurn={moment.seq === correctable} />
          ))}
        </ol>
        {state.ended && <EndCard />}
      </div>
      {state.ended === undefined && (
        <Composer
          box={box}
          onSent={() => {
            isNear.current = true;
          }}
        />
      )}
    </section>
  );
}
