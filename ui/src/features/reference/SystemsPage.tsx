export function SystemsPage() {
  return <h1>SystemsPage</h1>;
}
