import { Link } from 'react-router';

export function NotFound() {
  return (
    <section>
      <h1>There is no page here</h1>
      <p>
        The address may be of a session that was deleted. <Link to="/">Go to the home page</Link>.
      </p>
    </section>
  );
}
