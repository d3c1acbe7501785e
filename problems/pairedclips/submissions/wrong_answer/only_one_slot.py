# Takes "fills whole slots" for "fills exactly one".
from collections import Counter


def count_pairs(lengths, slot):
    seen, pairs = Counter(), 0
    for length in lengths:
        pairs += seen[slot - length]
        seen[length] += 1
    return pairs
