export function CommitteePage() {
  return <h1>CommitteePage</h1>;
}
