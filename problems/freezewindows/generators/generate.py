"""Usage: generate.py KIND SIZE SEED. The same words make the same input."""
import json
import random
import sys

kind, size, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
draw = random.Random(seed)


def pick(low, high):
    return low + int(draw.random() * (high - low + 1))


def shuffled(items):
    for i in range(len(items) - 1, 0, -1):
        j = pick(0, i)
        items[i], items[j] = items[j], items[i]
    return items


horizon = 40 * size
if kind == 'nested':
    # One long freeze with all others inside, then a gap behind a short one.
    freezes = [[0, 30 * size]] + [[s, s + pick(1, 20)] for s in (pick(0, 29 * size) for _ in range(size - 2))] + [[30 * size + 5, 30 * size + 9]]
    minutes = 6
elif kind == 'full':
    freezes, at = [], 0
    while at < horizon:
        until = min(horizon, at + pick(5, 50))
        freezes.append([max(0, at - pick(0, 3)), until])
        at = until
    minutes = 1
elif kind == 'touching':
    freezes = [[10 * i, 10 * i + 10] for i in range(size)] + [[10 * size + 7, 10 * size + 20]]
    minutes = 7
elif kind == 'late':
    # Gaps of nine everywhere; the first of ten at the end.
    freezes = [[20 * i, 20 * i + 11] for i in range(size)] + [[20 * size, 20 * size + 5]]
    minutes, horizon = 10, 20 * size + 15
else:
    freezes = [[s, s + pick(1, 60)] for s in (pick(0, horizon) for _ in range(size))]
    minutes = 200
print(json.dumps([shuffled(freezes), minutes, horizon], separators=(',', ':')))
