def count_pairs(lengths, slot):
    pairs = 0
    for i in range(len(lengths)):
        for j in range(i + 1, len(lengths)):
            if (lengths[i] + lengths[j]) % slot == 0:
                pairs += 1
    return pairs
