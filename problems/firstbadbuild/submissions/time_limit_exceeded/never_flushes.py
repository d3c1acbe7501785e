# Does not flush: lab and program wait for each other.
import sys

n, q = map(int, sys.stdin.readline().split())
good, bad = 0, n
while bad - good > 1:
    middle = (good + bad) // 2
    print('test', middle)
    if sys.stdin.readline().strip() == 'bad':
        bad = middle
    else:
        good = middle
print('first', bad)
