import { readFileSync } from 'node:fs';

/* What a recorded candidate says, read from the examples. Designs in between are left to whoever plays it. */

/**
 * The turns of a recorded candidate in which something is said: [{atMs, say}]. Of a recorded loop, a list of {round, kind, turns}.
 * Reads the folded form that the examples use (at: "MM:SS", then say: >- and an indented block).
 */
export function readTurns(file) {
    const lines = readFileSync(file, 'utf8').split('\n');
    const segments = [{ round: '', kind: '', turns: [] }];
    let atMs = 0;
    for (let i = 0; i < lines.length; i++) {
        const line = lines[i];
        const round = /^ {2}- round: (\S+)$/.exec(line);
        if (round) segments.push({ round: round[1], kind: '', turns: [] });
        const kind = /^ {4}kind: (\S+)$/.exec(line);
        const segment = segments[segments.length - 1];
        if (kind) segment.kind = kind[1];
        const at = /^ *- at: "(\d+):(\d+)"$/.exec(line);
        if (at) atMs = (Number(at[1]) * 60 + Number(at[2])) * 1000;
        const say = /^( *)say: >-$/.exec(line);
        if (!say) continue;
        const words = [];
        while (i + 1 < lines.length && indent(lines[i + 1]) > say[1].length) words.push(lines[++i].trim());
        segment.turns.push({ atMs, say: words.join(' ') });
    }
    return segments.filter((s) => s.turns.length > 0);
}

const indent = (line) => line.length - line.trimStart().length;
