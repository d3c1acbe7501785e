import { Check, Info, OctagonX, TriangleAlert } from 'lucide-react';
import type { Severity } from '../../../api/types';
import { Badge } from '../../../components/Badge';

const looks = {
  information: { tone: 'information', icon: Info, text: 'Note' },
  caution: { tone: 'caution', icon: TriangleAlert, text: 'Caution' },
  harm: { tone: 'harm', icon: OctagonX, text: 'Harm' },
  good: { tone: 'good', icon: Check, text: 'Good' },
} as const;

/** How grave an entry of a timeline is, as shape and word. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const { tone, icon, text } = looks[severity];
  return (
    <Badge tone={tone} icon={icon}>
      {text}
    </Badge>
  );
}
