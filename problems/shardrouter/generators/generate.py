"""Usage: generate.py KIND SIZE SEED. The same words make the same input."""
import json
import random
import sys

kind, size, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
draw = random.Random(seed)


def pick(low, high):
    return low + int(draw.random() * (high - low + 1))


width = 10 * size
bounds = sorted({pick(1, width) for _ in range(max(1, size // (2 if kind == 'routing' else 20)))})
calls = [['ShardRouter', [bounds]]]


def key():
    near = kind == 'bounds' or (kind == 'mixed' and pick(0, 1))
    return max(0, bounds[pick(0, len(bounds) - 1)] + pick(-1, 1)) if near else pick(0, width + 5)


for _ in range(size):
    choice = pick(1, 100)
    if kind == 'routing' or choice <= 40:
        calls.append(['route', [key()]])
    elif choice <= 65:
        # Not too wide, or the answers would fill the file.
        low = key()
        calls.append(['route_range', [low, low + pick(0, 60)]])
    elif choice <= (90 if kind == 'splits' else 72):
        calls.append(['split', [pick(0, len(bounds)), key()]])
    else:
        calls.append(['shard_range', [pick(0, len(bounds) + 2)]])
print(json.dumps(calls, separators=(',', ':')))
