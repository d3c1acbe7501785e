import { useState } from 'react';
import { readSetting, writeSetting } from '../../app/settings';
import { useRoom } from './RoomContext';

/** A sheet of paper beside the conversation, kept in this browser alone. */
export function NotesPane() {
  const { page } = useRoom();
  const key = `notes.${page.id}`;
  const [text, setText] = useState(() => readSetting(key, ''));
  return (
    <div className="notes">
      <label htmlFor="notes-text" className="quiet small">
        Your paper. Nobody reads it; it stays in this browser.
      </label>
      <textarea
        id="notes-text"
        value={text}
        spellCheck={false}
        placeholder="Users, goal, scale… whatever you would jot down while somebody talks."
        onChange={(e) => {
          setText(e.target.value);
          writeSetting(key, e.target.value);
        }}
      />
    </div>
  );
}
