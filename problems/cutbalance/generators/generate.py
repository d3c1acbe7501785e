"""Usage: generate.py KIND SIZE SEED. The same words make the same input."""
import json
import random
import sys

kind, size, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
draw = random.Random(seed)


def pick(low, high):
    return low + int(draw.random() * (high - low + 1))


def value():
    return pick(-999, 200) if kind == 'earning' else pick(-99, 999)


values, made, open_nodes = [value()], 1, 1
while open_nodes and made < size:
    following = 0
    for _ in range(open_nodes):
        if kind == 'chain':
            children = [False, True]
        elif kind == 'zigzag':
            children = [made % 2 == 0, made % 2 == 1]
        else:
            children = [draw.random() < 0.8, draw.random() < 0.8]
        for child in children:
            if child and made < size:
                values.append(value())
                made += 1
                following += 1
            else:
                values.append(None)
    if not following and made < size:
        # The last open place takes one, so that the tree has its size.
        values[-1] = value()
        made += 1
        following = 1
    open_nodes = following
while values[-1] is None:
    values.pop()
print(json.dumps([values], separators=(',', ':')))
