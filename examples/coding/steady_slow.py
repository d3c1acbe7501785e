def longest_steady(samples, limit):
    best = 0
    for begin in range(len(samples)):
        low = high = samples[begin]
        for end in range(begin, len(samples)):
            low, high = min(low, samples[end]), max(high, samples[end])
            if high - low > limit:
                break
            best = max(best, end - begin + 1)
    return best
