export function RubricPage() {
  return <h1>RubricPage</h1>;
}
