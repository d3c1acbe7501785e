import { Code, MessageSquare, Play } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { useState } from 'react';
import { Link } from 'react-router';
import type { DrillSummary, ProblemSummary, PromptSummary, TalkKind } from '../../api/types';
import { Badge } from '../../components/Badge';
import { Button } from '../../components/Button';
import { SelectField } from '../../components/Field';
import { duration, nameOf } from '../../components/format';
import { Empty } from '../../components/Notes';
import {
  belongs,
  codeEntries,
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
  problems: readonly ProblemSummary[];
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
export function Catalogue({ prompts, kinds, problems, drills, onStart }: Props) {
  const [filter, setFilter] = useState(lastFilter);
  const change = (part: Partial<CatalogueFilter>) => {
    const next = { ...filter, ...part };
    rememberFilter(next);
    setFilter(next);
  };
  const groups = [
    { id: 'design', title: 'Design rounds', entries: designEntries(prompts) },
    { id: 'talk', title: 'Rounds by talk', entries: talkEntries(kinds) },
    { id: 'code', title: 'Rounds with code', entries: codeEntries(kinds, problems) },
    { id: 'drills', title: 'Drills', entries: drillEntries(drills) },
  ].map((g) => ({ ...g, entries: g.entries.filter((e) => matches(e, filter)) }));
  return (
    <Tabs.Root defaultValue="design">
      <div className="catalogue-head">
        <Tabs.List className="catalogue-tabs" aria-label="What can be sat">
          {groups.map((g) => (
            <Tabs.Trigger key={g.id} value={g.id} className="catalogue-tab">
              {g.title} <span className="quiet small figures">{g.entries.length}</span>
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <CatalogueFilters
          filter={filter}
          roles={distinct(prompts.map((p) => p.role))}
          companies={distinct(prompts.map((p) => p.company))}
          onChange={change}
        />
      </div>
      {groups.map((g) => (
        <Tabs.Content key={g.id} value={g.id}>
          {g.entries.length === 0 ? (
            <NothingFits onClear={() => change(noFilter)} />
          ) : (
            <ul className="catalogue" aria-label={g.title}>
              {g.entries.map((e) => (
                <CatalogueRow key={e.key} entry={e} onStart={onStart} />
              ))}
            </ul>
          )}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}

function NothingFits({ onClear }: { onClear: () => void }) {
  return (
    <div className="catalogue-none">
      <Empty>Nothing here fits the role, the company and the minutes.</Empty>
      <Button onClick={onClear}>Show everything</Button>
    </div>
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
      ) : entry.how === 'code' ? (
        <Badge tone="accent" icon={Code}>
          Code
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
