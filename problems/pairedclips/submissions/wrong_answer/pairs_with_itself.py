# Counts itself before it looks.
def count_pairs(lengths, slot):
    seen, pairs = [0] * slot, 0
    for length in lengths:
        rest = length % slot
        seen[rest] += 1
        pairs += seen[-rest % slot]
    return pairs
