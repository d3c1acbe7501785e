import { NavLink } from 'react-router';
import './Reference.css';

const pages = [
  { to: '/prompts', name: 'Prompts' },
  { to: '/systems', name: 'Systems' },
  { to: '/rubric', name: 'How a round is marked' },
];

/** The parts of the reference. */
export function ReferenceNav() {
  return (
    <nav className="reference-nav" aria-label="Reference">
      {pages.map((p) => (
        <NavLink key={p.to} to={p.to}>
          {p.name}
        </NavLink>
      ))}
    </nav>
  );
}
