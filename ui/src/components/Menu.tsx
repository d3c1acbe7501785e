import { Ellipsis, type LucideIcon } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { Button } from './Button';
import './Menu.css';

export interface MenuItem {
  text: string;
  icon?: LucideIcon;
  harm?: boolean;
  perform: () => void;
}

/** What is done more rarely, behind three dots. */
export function Menu({ label, items }: { label: string; items: readonly MenuItem[] }) {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>
        <Button quiet aria-label={label} title={label}>
          <Ellipsis size={18} aria-hidden />
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={4}>
          {items.map((item) => (
            <DropdownMenu.Item
              key={item.text}
              className={`menu-item ${item.harm ? 'menu-harm' : ''}`}
              onSelect={item.perform}
            >
              {item.icon ? <item.icon size={16} aria-hidden /> : <span className="menu-gap" />}
              {item.text}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
