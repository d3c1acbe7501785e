# Computes for ever and ignores the signal that says its time is over.
import signal
signal.signal(signal.SIGXCPU, signal.SIG_IGN)
while True:
    pass
