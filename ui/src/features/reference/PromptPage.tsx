export function PromptPage() {
  return <h1>PromptPage</h1>;
}
