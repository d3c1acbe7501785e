# Kills its parent and nobody else.
import os, signal
os.kill(os.getppid(), signal.SIGKILL)
print('done', flush=True)
