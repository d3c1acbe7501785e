n, q = map(int, input().split())
good, bad = 0, n
while bad - good > 1:
    middle = (good + bad) // 2
    print('test', middle, flush=True)
    if input() == 'bad':
        bad = middle
    else:
        good = middle
print('first', bad, flush=True)
