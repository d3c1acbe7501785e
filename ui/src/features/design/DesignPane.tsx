export function DesignPane() {
  return <p>Design</p>;
}
