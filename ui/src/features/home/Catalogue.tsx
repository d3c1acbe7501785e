import { MessageSquare, Play } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { DrillSummary, PromptSummary, TalkKind } from '../../api/types';
import { Badge } from '../../components/Badge';
import { Button } from '../../components/Button';
import { SelectField } from '../../components/Field';
import { duration, nameOf } from '../../components/format';
import { Empty } from '../../components/Notes';
import {
  belongs,
  designEntries,
  drillEntries,
  lastFilter,
  matches,
  noFilter,
  rememberFilter,
  talkEntries,
  type CatalogueEntry,
  type CatalogueFilter,
} from './catalogue';
import './Catalogue.css';
import type { StartSubject } from './start';

interface Props {
  prompts: readonly PromptSummary[];
  kinds: readonly TalkKind[];
  drills: readonly DrillSummary[];
  onStart: (subject: StartSubject) => void;
}

const minuteOptions = [
  { value: '0', text: 'Any' },
  { value: '10', text: 'Up to 10' },
  { value: '30', text: 'Up to 30' },
  { value: '45', text: 'Up to 45' },
];

const distinct = (ids: readonly string[]) => [...new Set(ids)].sort();

/** Everything that can be sat, narrowed by role, company and minutes. */
export function Catalogue({ prompts, kinds, drills, onStart }: Props) {
  const [filter, setFilter] = useState(lastFilter);
  const change = (part: Partial<CatalogueFilter>) => {
    const next = { ...filter, ...part };
    rememberFilter(next);
    setFilter(next);
  };
  const groups = [
    { title: 'Design rounds', entries: designEntries(prompts) },
    { title: 'Rounds by talk', entries: talkEntries(kinds) },
    { title: 'Drills', entries: drillEntries(drills) },
  ].map((g) => ({ ...g, entries: g.entries.filter((e) => matches(e, filter)) }));
  const none = groups.every((g) => g.entries.length === 0);
  return (
    <>
      <CatalogueFilters
        filter={filter}
        roles={distinct(prompts.map((p) => p.role))}
        companies={distinct(prompts.map((p) => p.company))}
        onChange={change}
      />
      {none && (
        <Empty>
          Nothing fits all three. <Button onClick={() => change(noFilter)}>Show everything</Button>
        </Empty>
      )}
      {groups
        .filter((g) => g.entries.length > 0)
        .map((g) => (
          <section key={g.title} className="catalogue-group" aria-label={g.title}>
            <h3>
              {g.title} <span className="quiet small figures">{g.entries.length}</span>
            </h3>
            <ul className="catalogue">
              {g.entries.map((e) => (
                <CatalogueRow key={e.key} entry={e} onStart={onStart} />
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}

interface FilterProps {
  filter: CatalogueFilter;
  roles: readonly string[];
  companies: readonly string[];
  onChange: (part: Partial<CatalogueFilter>) => void;
}

function CatalogueFilters({ filter, roles, companies, onChange }: FilterProps) {
  const all = (ids: readonly string[]) => [
    { value: '', text: 'All' },
    ...ids.map((id) => ({ value: id, text: nameOf(id) })),
  ];
  return (
    <div className="catalogue-filter" role="group" aria-label="Narrow the list">
      <SelectField label="Role" options={all(roles)} value={filter.role} onPick={(role) => onChange({ role })} />
      <SelectField
        label="Company"
        options={all(companies)}
        value={filter.company}
        onPick={(company) => onChange({ company })}
      />
      <SelectField
        label="Minutes"
        options={minuteOptions}
        value={String(filter.minutes)}
        onPick={(minutes) => onChange({ minutes: Number(minutes) })}
      />
    </div>
  );
}

function CatalogueRow({ entry, onStart }: { entry: CatalogueEntry; onStart: (subject: StartSubject) => void }) {
  return (
    <li className="catalogue-row">
      <div className="catalogue-title">
        {entry.link === undefined ? <span>{entry.title}</span> : <Link to={entry.link}>{entry.title}</Link>}
        <span className="quiet small catalogue-about">{entry.about}</span>
      </div>
      <span className="quiet small catalogue-belongs">{belongs(entry)}</span>
      {entry.how === 'runs' ? (
        <Badge tone="accent" icon={Play}>
          Runs
        </Badge>
      ) : (
        <Badge icon={MessageSquare}>By talk</Badge>
      )}
      <span className="figures small catalogue-minutes">{duration(entry.minutes)}</span>
      <Button onClick={() => onStart(entry.subject)} aria-label={`Start ${entry.title}`}>
        Start
      </Button>
    </li>
  );
}
