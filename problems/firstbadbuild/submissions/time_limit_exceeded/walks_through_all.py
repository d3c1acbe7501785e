# Keeps every build in question in its head.
n, q = map(int, input().split())
low, high = 1, n
while low < high:
    middle = (low + high) // 2
    print('test', middle, flush=True)
    answer = input()
    low, high = (low, middle) if answer == 'bad' else (middle + 1, high)
    count = 0
    for build in range(low, high):
        count += 1
print('first', low, flush=True)
