# Sockets that a network of one's own does not hold back.
import socket
for name, family, kind in [('vsock', 40, socket.SOCK_STREAM), ('netlink', 16, socket.SOCK_RAW), ('packet', 17, socket.SOCK_RAW), ('alg', 38, socket.SOCK_SEQPACKET),
                           ('bluetooth', 31, socket.SOCK_RAW), ('can', 29, socket.SOCK_RAW), ('tipc', 30, socket.SOCK_RDM)]:
    try:
        socket.socket(family, kind, 0).close()
        print('ESCAPED', name)
    except OSError as e:
        print('refused', name, e.errno)
