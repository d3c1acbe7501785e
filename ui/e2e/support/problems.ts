import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A labelled submission of the problem bank, by its path below problems/. */
export const submission = (path: string) => readFileSync(join(import.meta.dirname, '../../../problems', path), 'utf8');
