def count_pairs(lengths, slot):
    seen = [0] * slot
    pairs = 0
    for length in lengths:
        rest = length % slot
        pairs += seen[-rest % slot]
        seen[rest] += 1
    return pairs
