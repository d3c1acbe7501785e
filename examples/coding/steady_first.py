# Compares each sample with the one before it.
def longest_steady(samples, limit):
    best = length = 0
    for i, sample in enumerate(samples):
        length = length + 1 if i and abs(sample - samples[i - 1]) <= limit else 1
        best = max(best, length)
    return best
