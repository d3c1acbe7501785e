"""Usage: generate.py KIND SIZE SEED. The same words make the same input."""
import random
import sys

kind, size, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
draw = random.Random(seed)


def pick(low, high):
    return low + int(draw.random() * (high - low + 1))


gap, machines, longest = {'one': (60, 1, 60), 'idle': (100, 50, 40), 'bursts': (0, 37, 300), 'farm': (2, 4000, 9999), 'vast': (2, 40000, 9999)}.get(kind, (2, 16, 40))
print(size, machines)
now = 0
for i in range(size):
    now += pick(0, gap) if kind != 'bursts' else (5000 if i % 500 == 499 else 0)
    print(now, pick(longest // 2, longest))
