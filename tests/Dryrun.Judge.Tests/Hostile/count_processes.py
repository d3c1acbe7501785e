# Starts idle children until it may not, at most 200, and tells how many there were.
import os, signal, time
children = []
try:
    while len(children) < 200:
        child = os.fork()
        if child == 0:
            time.sleep(600)
            os._exit(0)
        children.append(child)
except OSError:
    pass
print(len(children), flush=True)
for child in children:
    os.kill(child, signal.SIGKILL)
