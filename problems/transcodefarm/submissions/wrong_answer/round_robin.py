# Hands uploads to machines in turn, busy or not.
import sys

numbers = list(map(int, sys.stdin.read().split()))
n, k = numbers[0], numbers[1]
free = [0] * k
longest = 0
for i in range(n):
    arrival, duration = numbers[2 + 2 * i], numbers[3 + 2 * i]
    begin = max(arrival, free[i % k])
    free[i % k] = begin + duration
    longest = max(longest, begin - arrival)
print(longest, max(free))
