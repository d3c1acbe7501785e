export function RunPane() {
  return <p>Run</p>;
}
