# Whether another holds a lock on a file that every jail sees. With "wait" it looks until one is held or refused.
import fcntl, sys, time
file = open(sys.executable, 'rb')
for name, take in [('flock', lambda: fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)), ('lockf', lambda: fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB))]:
    for attempt in range(1000):
        try:
            take()
            said = 'free'
            fcntl.flock(file, fcntl.LOCK_UN)
        except OSError as e:
            said = 'ESCAPED' if e.errno == 11 else 'refused %d' % e.errno
        if said != 'free' or name == 'lockf' or 'wait' not in sys.argv:
            break
        time.sleep(0.02)
    print(said, name)
