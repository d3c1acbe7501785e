from collections import deque


def longest_steady(samples, limit):
    largest, smallest = deque(), deque()
    best = begin = 0
    for i, sample in enumerate(samples):
        while largest and samples[largest[-1]] <= sample:
            largest.pop()
        while smallest and samples[smallest[-1]] >= sample:
            smallest.pop()
        largest.append(i)
        smallest.append(i)
        while samples[largest[0]] - samples[smallest[0]] > limit:
            begin += 1
            if largest[0] < begin:
                largest.popleft()
            if smallest[0] < begin:
                smallest.popleft()
        best = max(best, i - begin + 1)
    return best
