/** The polite region in which the room speaks to a screen reader. */
export function Live({ words }: { words: string }) {
  return (
    <div className="unseen" aria-live="polite" aria-atomic="true" data-testid="announcer">
      {words}
    </div>
  );
}
