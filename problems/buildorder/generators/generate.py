"""Usage: generate.py KIND SIZE SEED. The same words make the same input."""
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


names = shuffled(list(range(1, size + 1)))
if kind == 'chain':
    # Numbered against the order, so that one pass over the numbers frees one target.
    names = list(range(size, 0, -1))
    rules = [(names[i], names[i + 1]) for i in range(size - 1)]
elif kind == 'ring':
    rules = [(names[i], names[(i + 1) % size]) for i in range(size)]
elif kind == 'tail':
    # A circle of three in the middle of a long line; what hangs behind it waits for ever and is on no circle.
    half = size // 2
    rules = [(names[i], names[i + 1]) for i in range(size - 1)] + [(names[half + 2], names[half])]
else:
    rules = []
    for i in range(1, size):
        for _ in range(pick(0, 3)):
            rules.append((names[pick(max(0, i - 50), i - 1)], names[i]))
shuffled(rules)
print(size, len(rules))
print('\n'.join(f'{a} {b}' for a, b in rules))
