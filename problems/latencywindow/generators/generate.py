"""Usage: generate.py KIND SIZE SEED. The same words make the same input."""
import json
import random
import sys

kind, size, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
draw = random.Random(seed)


def pick(low, high):
    return low + int(draw.random() * (high - low + 1))


window, percent = {'noise': (7, 50), 'equal': (100, 90), 'rising': (300, 99), 'falling': (300, 1), 'tail': (500, 95)}.get(kind, (max(1, size // 2), 99))
calls = [['LatencyWindow', [window, percent]]]
for i in range(size):
    value = {'equal': 5 if i % 7 else 6, 'rising': 3 * i, 'falling': 3 * (size - i), 'tail': pick(80, 120) if draw.random() < 0.93 else pick(900, 9999)}.get(kind)
    calls.append(['add', [pick(0, 9999) if value is None else value]])
print(json.dumps(calls, separators=(',', ':')))
