# Asks never to be chosen when memory is short.
try:
    with open('/proc/self/oom_score_adj', 'w') as f:
        f.write('-1000')
    print('ESCAPED', open('/proc/self/oom_score_adj').read().strip())
except OSError as e:
    print('refused', e.errno)
