# Looks for slot - rest, which no remainder is when rest is zero.
from collections import Counter


def count_pairs(lengths, slot):
    seen, pairs = Counter(), 0
    for length in lengths:
        rest = length % slot
        pairs += seen[slot - rest]
        seen[rest] += 1
    return pairs
