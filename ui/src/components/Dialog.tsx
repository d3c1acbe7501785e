import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from './Button';
import './Dialog.css';

interface Props {
  title: string;
  /** One sentence under the title. */
  about?: ReactNode;
  onClose: () => void;
  children: ReactNode;
}

// What is asked comes first, not the cross that closes: then Enter is enough where the answers are right already.
function toFirstQuestion(opened: Event) {
  const question = '[data-first], form :is(input:not([type=radio]), input:checked, select, textarea):enabled';
  const first = (opened.currentTarget as HTMLElement).querySelector<HTMLElement>(question);
  if (first === null) return;
  opened.preventDefault();
  first.focus();
}

/** A window over the page for one decision. It is open while it is rendered; Escape closes it. */
export function Dialog({ title, about, onClose, children }: Props) {
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="dialog-veil" />
        <Radix.Content
          className="dialog"
          onOpenAutoFocus={toFirstQuestion}
          {...(about === undefined ? { 'aria-describedby': undefined } : {})}
        >
          <div className="dialog-head">
            <Radix.Title>{title}</Radix.Title>
            <Radix.Close asChild>
              <Button quiet aria-label="Close">
                <X size={18} aria-hidden />
              </Button>
            </Radix.Close>
          </div>
          {about !== undefined && <Radix.Description className="quiet">{about}</Radix.Description>}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
