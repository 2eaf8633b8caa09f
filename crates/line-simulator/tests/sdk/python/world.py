"""Starts the simulator and a webhook endpoint, and speaks the simulator's control API."""

import json
import queue
import subprocess
import threading
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TIMEOUT = 30
"""Seconds that anything may take."""

# A proxy of the machine's would not find a server on this machine.
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Simulator:
    """The simulator's program, and what it printed about itself."""

    def __init__(self, program):
        command = [program, "--listen", "127.0.0.1:0"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"the simulator ended with {self.process.wait()}")
        ready = json.loads(line)
        self.url = ready["url"]
        self.account = ready["accounts"][0]

    def call(self, method, path, body=None):
        """Calls the control API. Raises urllib.error.HTTPError when it refuses."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.url}/simulator{path}", data, method=method)
        request.add_header("content-type", "application/json")
        with OPENER.open(request, timeout=TIMEOUT) as answer:
            return json.load(answer)

    def post(self, path, body=None):
        return self.call("POST", path, body or {})

    def close(self):
        self.process.terminate()
        self.process.wait(TIMEOUT)
        self.process.stdout.close()


class Endpoint:
    """Hears webhooks; keeps body and signature as they came."""

    def __init__(self):
        received = self.received = queue.Queue()

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["content-length"])).decode()
                received.put((body, self.headers["x-line-signature"]))
                self.send_response(200)
                self.send_header("content-length", "0")
                self.end_headers()

            def log_message(self, *_):
                """Says nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def next(self):
        """The next webhook: its body as text, and its signature."""
        return self.received.get(timeout=TIMEOUT)

    def close(self):
        self.server.shutdown()
        self.server.server_close()
