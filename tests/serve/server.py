"""What the tests of `fabula serve` share: a story file, a server of it, and requests."""
import contextlib, http.client, json, pathlib, shutil, signal, socket, subprocess, sys, tempfile, urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
from tested_program import start  # noqa: F401, for the tests


def run(*command, code=0):
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True)
    assert done.returncode == code, f"{command}: exit {done.returncode}\n{done.stderr}"
    return done.stdout if code == 0 else done.stderr


@contextlib.contextmanager
def folder_with_story(program, articles):
    with tempfile.TemporaryDirectory() as folder:
        story = pathlib.Path(folder) / "story.fabula"
        run(program, "add", story, *articles, "-q")
        yield pathlib.Path(folder), story


@contextlib.contextmanager
def serving(program, story, *options, settings=None):
    """A server on a free port; on leaving, it must end by itself when it is told to."""
    rules = None
    if settings is not None:
        rules = pathlib.Path(story).parent / "rules"
        shutil.copytree(program.parent.parent / "share/fabula", rules, symlinks=True, dirs_exist_ok=True)
        shipped = (rules / "settings.yaml").read_text()
        (rules / "settings.yaml").unlink()
        (rules / "settings.yaml").write_text(shipped[: shipped.index("\nserve:")] + "\nserve: " + json.dumps(settings) + "\n")
        options = (*options, "--config", rules)
    command = [program, "serve", story, "--port", "0", "--quiet", *options]
    process = subprocess.Popen([str(c) for c in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        url = process.stdout.readline().strip()
        assert url.startswith("http://"), process.communicate()
        yield Server(process, url)
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0, f"it ended with {process.returncode}: {process.stderr.read()}"
        assert process.stderr.read() == ""
    finally:
        process.kill()
        process.wait()


class Server:
    def __init__(self, process, url):
        self.process, self.url = process, url
        self.port = urllib.parse.urlsplit(url).port

    def ask(self, target, method="GET", body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, target, body, {k.replace("_", "-"): v for k, v in headers.items()})
            return Answer(connection.getresponse())
        finally:
            connection.close()

    def raw(self, data, timeout=30):
        """All that comes back to these bytes, until the server hangs up."""
        with socket.create_connection(("127.0.0.1", self.port), timeout) as client:
            client.sendall(data)
            return read_all(client)

    def resident_kilobytes(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0])

    def threads(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("Threads:")[1].split()[0])


def read_all(client):
    parts = []
    while True:
        try:
            part = client.recv(65536)
        except ConnectionResetError:
            part = b""
        if not part:
            return b"".join(parts)
        parts.append(part)


class Answer:
    def __init__(self, response):
        self.status, self.headers, self.body = response.status, response.headers, response.read()

    def json(self):
        return json.loads(self.body)


def quoted(name):
    return urllib.parse.quote(name, safe="")
