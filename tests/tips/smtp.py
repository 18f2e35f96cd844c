"""A mail server to talk to: it takes what it is sent, and can be told to refuse or to break off."""

import socketserver
import threading


class _Talk(socketserver.StreamRequestHandler):
    def say(self, line):
        self.wfile.write(line.encode() + b"\r\n")

    def handle(self):
        self.say("220 ready")
        for line in iter(self.rfile.readline, b""):
            word = line.split(b" ")[0].strip().upper().decode()
            if not getattr(self, f"on_{word.lower()}", self.on_other)(line.decode().strip()):
                return

    def on_other(self, line):
        self.say("250 ok")
        return True

    def on_rcpt(self, line):
        self.address = line.partition("<")[2].partition(">")[0]
        if self.address in self.server.hangs_up_on:
            return False
        self.say(self.server.refusals.get(self.address, "250 ok"))
        return True

    def on_data(self, line):
        if len(self.server.mails) >= self.server.breaks_off_after:
            return False
        self.say("354 go on")
        text = b"".join(iter(self.rfile.readline, b".\r\n"))
        self.server.mails.append((self.address, text.decode()))
        self.say("250 taken")
        return True

    def on_quit(self, line):
        self.say("221 bye")
        return False


class MailServer(socketserver.ThreadingTCPServer):
    """Offers no STARTTLS. `mails` are pairs of one recipient and the text; `refusals` answers by address."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Talk)
        self.mails, self.refusals, self.breaks_off_after = [], {}, 1000
        self.hangs_up_on = set()

    @property
    def port(self):
        return self.server_address[1]

    def __enter__(self):
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return super().__enter__()

    def __exit__(self, *_error):
        self.shutdown()
        self.server_close()
