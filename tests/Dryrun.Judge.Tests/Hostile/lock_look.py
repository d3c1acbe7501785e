# Whether another holds a lock on a file that every jail sees.
import fcntl, sys
file = open(sys.executable, 'rb')
for name, take in [('flock', lambda: fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)), ('lockf', lambda: fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB))]:
    try:
        take()
        print('free', name)
    except OSError as e:
        print('ESCAPED' if e.errno == 11 else 'refused', name, e.errno)
