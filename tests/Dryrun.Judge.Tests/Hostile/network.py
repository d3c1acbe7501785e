# Arguments: a TCP port on the host's loopback and the name of an abstract socket.
import socket, sys
port, name = int(sys.argv[1]), sys.argv[2]
try:
    socket.create_connection(('127.0.0.1', port), timeout=3).close()
    print('ESCAPED to the loopback of the host')
except OSError as e:
    print('refused', e)
try:
    s = socket.socket(socket.AF_UNIX)
    s.settimeout(3)
    s.connect('\0' + name)
    print('ESCAPED to an abstract socket of the host')
except OSError as e:
    print('refused', e)
routes = [line for line in open('/proc/net/route').read().split('\n')[1:] if line.strip()]
print('ESCAPED by a route' if routes else 'no route')
for address in ['10.0.0.1', '169.254.169.254', '8.8.8.8']:
    try:
        s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        s.sendto(b'x', (address, 53))
        print('ESCAPED to', address)
    except OSError as e:
        print('refused', e)
