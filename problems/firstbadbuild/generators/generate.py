"""Usage: generate.py KIND SIZE SEED. The same words make the same input: n, q, and the first bad build, or 0 where the lab decides while it is asked."""
import random
import sys

kind, size, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
draw = random.Random(seed)
first = {'early': 1, 'late': size, 'adversary': 0}.get(kind, 1 + int(draw.random() * size))
print(size, (size - 1).bit_length(), first)
