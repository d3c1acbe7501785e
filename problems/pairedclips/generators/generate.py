"""Usage: generate.py KIND SIZE SEED. The same words make the same input."""
import json
import random
import sys

kind, size, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
draw = random.Random(seed)


def pick(low, high):
    return low + int(draw.random() * (high - low + 1))


if kind == 'same':
    lengths, slot = [30] * size, 60
elif kind == 'apart':
    # Remainders 1 to 29 of 60: no two add up to a slot.
    lengths, slot = [60 * pick(0, 100) + pick(1, 29) for _ in range(size)], 60
elif kind == 'tiny':
    lengths, slot = [pick(1, 9999) for _ in range(size)], 2
else:
    lengths, slot = [pick(1, 9999) for _ in range(size)], 97
print(json.dumps([lengths, slot], separators=(',', ':')))
