"""Usage: generate.py KIND SIZE SEED. The same words make the same input."""
import json
import random
import sys

kind, size, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
draw = random.Random(seed)


def pick(low, high):
    return low + int(draw.random() * (high - low + 1))


if kind == 'steps':
    samples, limit = [100 + 30 * (i // 97) + pick(0, 20) for i in range(size)], 45
elif kind == 'slope':
    samples, limit = [i for i in range(size)], 700
elif kind == 'spikes':
    samples, limit = [900 if i % 611 == 610 else pick(80, 120) for i in range(size)], 40
elif kind == 'flat':
    samples, limit = [pick(100, 140) for _ in range(size - 1)] + [500], 40
else:
    samples, limit = [pick(0, 999) for _ in range(size)], 990
print(json.dumps([samples, limit], separators=(',', ':')))
