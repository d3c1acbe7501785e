export function DebriefPage() {
  return <h1>DebriefPage</h1>;
}
