const key = (session: string) => `dryrun.draft.${session}`;

/** What was typed and not sent, kept in this tab for a session. */
export function readDraft(session: string): string {
  try {
    return sessionStorage.getItem(key(session)) ?? '';
  } catch {
    return '';
  }
}

/** Keeps a draft; an empty one is forgotten. */
export function keepDraft(session: string, text: string) {
  try {
    if (text === '') sessionStorage.removeItem(key(session));
    else sessionStorage.setItem(key(session), text);
  } catch {
    // The draft then lives as long as the page.
  }
}
