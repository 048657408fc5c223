"""A real mail server on loopback for tests: keeps what it takes in a folder, a file a mail.

Arguments: the folder, a Maildir or "-", and, for STARTTLS and a login, certificate and key. It prints
its port. What is for harbour.example is delivered into the Maildir, where there is one.
To "later@" it says 451 the first time, to "nobody@" always 550.
"""
import os
import ssl
import sys
import threading
import time

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult


class Keeper:
    def __init__(self, folder, inbox):
        self.folder = folder
        self.inbox = inbox
        self.taken = 0
        self.put_off = set()

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody@"):
            return "550 5.1.1 No such mailbox"
        if address.startswith("later@") and address not in self.put_off:
            self.put_off.add(address)
            return "451 4.3.0 Try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.taken += 1
        unfinished = os.path.join(self.folder, "unfinished")
        with open(unfinished, "wb") as out:
            out.write(b"X-From: " + envelope.mail_from.encode() + b"\r\n")
            out.write(b"X-To: " + ",".join(envelope.rcpt_tos).encode() + b"\r\n")
            out.write(b"X-Tls: " + (b"yes" if session.ssl else b"no") + b"\r\n")
            out.write(b"X-Login: " + (b"yes" if session.authenticated else b"no") + b"\r\n")
            out.write(envelope.original_content)
        os.rename(unfinished, os.path.join(self.folder, f"{self.taken}.eml"))
        if self.inbox and any(to.endswith("@harbour.example") for to in envelope.rcpt_tos):
            deliver(self.inbox, self.taken, envelope.original_content)
        return "250 Taken"


def deliver(inbox, number, content):
    name = f"{int(time.time())}.{os.getpid()}_{number}.localhost"
    unfinished = os.path.join(inbox, "tmp", name)
    with open(unfinished, "wb") as out:
        out.write(content)
    os.chmod(unfinished, 0o666)
    os.rename(unfinished, os.path.join(inbox, "new", name))


def is_known(server, session, envelope, mechanism, data):
    right = data.login == b"orders" and data.password == b"lantern-secret"
    return AuthResult(success=right, handled=False)


class AnyPort(Controller):
    """Port 0 stands for any free one; what it is, is known once it listens."""

    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


def main():
    folder = sys.argv[1]
    more = {}
    inbox = sys.argv[2] if len(sys.argv) > 2 and sys.argv[2] != "-" else None
    if len(sys.argv) > 3:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[3], sys.argv[4])
        more = {
            "tls_context": context,
            "require_starttls": True,
            "auth_required": True,
            "authenticator": is_known,
        }
    controller = AnyPort(Keeper(folder, inbox), hostname="127.0.0.1", port=0, **more)
    controller.start()
    print(controller.port, flush=True)
    threading.Event().wait()


main()
