import { Check, Info, X } from 'lucide-react';
import { useDoctor } from '../../../api/queries';
import type { DoctorRow } from '../../../api/types';
import { Badge, type Tone } from '../../../components/Badge';
import { ErrorNote } from '../../../components/Notes';
import { Section } from '../../../components/PageHead';

const looks: Record<DoctorRow['state'], { tone: Tone; icon: typeof Check; text: string }> = {
  ok: { tone: 'good', icon: Check, text: 'There' },
  missing: { tone: 'harm', icon: X, text: 'Missing' },
  note: { tone: 'plain', icon: Info, text: 'Note' },
};

/** Whether this machine has everything. */
export function Doctor() {
  const doctor = useDoctor();
  return (
    <Section title="This machine">
      {doctor.error !== null && <ErrorNote error={doctor.error} />}
      <dl className="doctor">
        {doctor.data?.rows.map((row) => {
          const look = looks[row.state];
          return (
            <div key={row.name}>
              <dt>{row.name}</dt>
              <dd>
                <Badge tone={look.tone} icon={look.icon}>
                  {look.text}
                </Badge>{' '}
                <span className="doctor-text">{row.text}</span>
              </dd>
            </div>
          );
        })}
      </dl>
    </Section>
  );
}
