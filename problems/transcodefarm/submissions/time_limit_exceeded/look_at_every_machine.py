import sys

numbers = list(map(int, sys.stdin.read().split()))
n, k = numbers[0], numbers[1]
free = [0] * k
longest = 0
for i in range(n):
    arrival, duration = numbers[2 + 2 * i], numbers[3 + 2 * i]
    best = 0
    for machine in range(k):
        if free[machine] < free[best]:
            best = machine
    begin = max(arrival, free[best])
    free[best] = begin + duration
    longest = max(longest, begin - arrival)
print(longest, max(free))
