/** A dossier to begin with: one project and one story, every answer still to be written over. */
export const startOfDossier = `projects:
  - id: my-project
    title: A project you owned
    role: tpm
    context: What it was, for whom, at what scale.
    goal: "The number that meant success, of whom, by when."
    failed: What you tried that did not work.
stories:
  - id: my-story
    title: A story about it
    project: my-project
    tags: [ownership, conflict]
    context: Where you were, what was at stake, by when.
    conflict: "Who wanted something else, and why."
    action: I did this.
    outcome: "What came of it, in a number."
    replication: What you do since then because of it.
`;
