"""Usage: generate.py KIND SIZE SEED. The same words make the same input."""
import json
import random
import sys

kind, size, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
draw = random.Random(seed)


def pick(low, high):
    return low + int(draw.random() * (high - low + 1))


capacity = {'full': 100, 'forgetful': 50, 'again': max(1, size // 2)}.get(kind, 8)
calls = [['RecentClips', [capacity]]]
if kind == 'again':
    # Fills the list, then watches the clip at its far end over and over.
    half = capacity
    calls += [['watch', [i]] for i in range(half)] + [['watch', [i % half]] for i in range(size - half)]
    calls.append(['last', [20]])
else:
    weights = {'full': (90, 2, 8), 'forgetful': (50, 40, 10)}.get(kind, (60, 20, 20))
    for _ in range(size):
        draw_of = pick(1, 100)
        if draw_of <= weights[0]:
            calls.append(['watch', [pick(0, 2 * capacity)]])
        elif draw_of <= weights[0] + weights[1]:
            calls.append(['forget', [pick(0, 2 * capacity)]])
        else:
            calls.append(['last', [pick(0, 12)]])
print(json.dumps(calls, separators=(',', ':')))
