# Takes the end of the last upload for the end of all.
import heapq
import sys

numbers = list(map(int, sys.stdin.read().split()))
n, k = numbers[0], numbers[1]
free = [0] * k
longest = end = 0
for i in range(n):
    arrival, duration = numbers[2 + 2 * i], numbers[3 + 2 * i]
    begin = max(arrival, heapq.heappop(free))
    end = begin + duration
    heapq.heappush(free, end)
    longest = max(longest, begin - arrival)
print(longest, end)
