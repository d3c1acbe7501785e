import { useState, type ReactNode } from 'react';
import { Group, type Layout } from 'react-resizable-panels';
import { readSetting, writeSetting } from '../../app/settings';

/** Panels side by side; the widths that somebody gave them are remembered in this browser. */
export function Columns({ setting, children }: { setting: string; children: ReactNode }) {
  const [layout] = useState(() => readSetting<Layout | undefined>(setting, undefined));
  return (
    <Group
      className="room-panes"
      orientation="horizontal"
      {...(layout === undefined ? {} : { defaultLayout: layout })}
      onLayoutChanged={(changed, meta) => {
        if (meta.isUserInteraction) writeSetting(setting, changed);
      }}
    >
      {children}
    </Group>
  );
}

interface Single<View extends string> {
  views: readonly { id: View; name: string }[];
  shown: View;
  onView: (view: View) => void;
  children: ReactNode;
}

/** A narrow screen: the names of all parts, and one of them. */
export function OneAtATime<View extends string>({ views, shown, onView, children }: Single<View>) {
  return (
    <div className="room-single">
      <nav aria-label="Parts of the room" className="room-views">
        {views.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            className="room-view"
            aria-current={id === shown ? 'page' : undefined}
            onClick={() => onView(id)}
          >
            {name}
          </button>
        ))}
      </nav>
      {children}
    </div>
  );
}

/** One of the parts; out of sight it stays as it is. */
export function RoomPart({ isShown, pane, children }: { isShown: boolean; pane?: string; children: ReactNode }) {
  return (
    <div className="room-part" data-pane={pane} hidden={!isShown}>
      {children}
    </div>
  );
}
