import heapq
import sys


def main():
    numbers = list(map(int, sys.stdin.buffer.read().split()))
    n, k = numbers[0], numbers[1]
    free = [0] * min(n, k)
    longest = last = 0
    for i in range(2, 2 * n + 2, 2):
        arrival, duration = numbers[i], numbers[i + 1]
        begin = max(arrival, free[0])
        heapq.heapreplace(free, begin + duration)
        longest = max(longest, begin - arrival)
        last = max(last, begin + duration)
    print(longest, last)


main()
