export function LoopPage() {
  return <h1>LoopPage</h1>;
}
