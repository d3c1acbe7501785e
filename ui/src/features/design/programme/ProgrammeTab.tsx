import { programmeLists } from '../model/programme';
import { ItemList } from './ItemList';

/** What every system's design shares: how success is measured, scope, what was rejected, risks, dates. */
export function ProgrammeTab() {
  return (
    <div className="programme">
      {programmeLists.map((shape) => (
        <ItemList key={shape.id} shape={shape} />
      ))}
    </div>
  );
}
