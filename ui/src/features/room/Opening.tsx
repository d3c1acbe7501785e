import { Note } from '../../components/Notes';
import { useRoom } from './RoomContext';

/** What the round is about and how to talk, before the first word. */
export function Opening() {
  const { page, lines } = useRoom();

  // Mostly the interviewer's first words are the task; it need not stand twice.
  const isSpoken = lines[0]?.text.includes(page.brief) ?? false;
  return (
    <div className="opening">
      {page.brief !== '' && !isSpoken && <p className="opening-brief">{page.brief}</p>}
      <p className="quiet">
        {page.code !== undefined
          ? 'Think aloud: say what you take the problem to be, ask, name the edge cases, say what it costs. The editor does not speak for you.'
          : page.talk
            ? 'Answer as you would aloud: short, in the first person, with your own part and the figure.'
            : 'Talk as you would in the room: ask, say what you assume, decide aloud. Nothing is volunteered.'}
      </p>
      {page.byTalk !== '' && <Note>{page.byTalk}</Note>}
      {page.contentChanged && (
        <Note caution>
          The content of this prompt has changed since this round began; it goes on with what it began with.
        </Note>
      )}
    </div>
  );
}
