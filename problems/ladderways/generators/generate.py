"""Usage: generate.py KIND SIZE SEED. The same words make the same input."""
import json
import random
import sys

kind, size, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
draw = random.Random(seed)
amounts = {
    'dense': [1, 2, 3],
    'sparse': sorted({1 + int(draw.random() * size) for _ in range(40)}),
    'one': [7],
    'two': [3, 5],
    'turns': [1, 2, 3],
    'many': list(range(3, 163)),
    'wide': list(range(3, 303)),
    'growing': [1, 2, 5, 10, 20, 25, 50, 100],
}[kind]
# Several totals, so that a remainder that went negative on the way shows in one of them.
for total in range(size, size - 8, -1) if kind == 'turns' else [size]:
    print(json.dumps([amounts, total], separators=(',', ':')))
