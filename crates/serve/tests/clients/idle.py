"""Ten thousand connections that say nothing, and what others have of the server meanwhile.

Usage: idle.py PATH-TO-SIDELINED REPORTS [CONNECTIONS]
"""

import pathlib
import resource
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request


def open_files(most):
    """As many as are wanted, or as many as may be."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < most:
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
        except (ValueError, PermissionError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    else:
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, most), hard))
    return resource.getrlimit(resource.RLIMIT_NOFILE)[0]


def took(site, path, times):
    """Seconds that answers took, sorted."""
    seconds = []
    for _ in range(times):
        begun = time.perf_counter()
        with urllib.request.urlopen(site + path, timeout=30) as answer:
            assert answer.status == 200, path
            answer.read()
        seconds.append(time.perf_counter() - begun)
    return sorted(seconds)


def told(name, seconds):
    at = lambda part: 1000 * seconds[min(len(seconds) - 1, int(part * len(seconds)))]
    print(f"{name}: p50 {at(0.5):.1f} ms, p99 {at(0.99):.1f} ms, longest {1000 * seconds[-1]:.1f} ms")


def memory(process):
    """Resident memory in MB."""
    for line in pathlib.Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def connect(address, wanted, idle):
    """Opens connections until there are so many; tells how many the server has let in."""
    for _ in range(wanted):
        stream = socket.socket()
        stream.settimeout(10)
        stream.connect(address)
        idle.append(stream)


def main():
    program, reports = (str(pathlib.Path(path).resolve()) for path in sys.argv[1:3])
    wanted = int(sys.argv[3]) if len(sys.argv) > 3 else 10_000
    limit = open_files(wanted + 1_000)
    if limit < wanted + 200:
        wanted = limit - 200
        print(f"this system allows {limit} open files: {wanted} connections")
    with tempfile.TemporaryDirectory() as folder:
        store = str(pathlib.Path(folder, "record.db"))
        subprocess.run([program, "add", reports, "--store", store], check=True, capture_output=True)
        serve = [program, "serve", "--listen", "127.0.0.1:0", "--store", store, "--log-format", "none"]
        server = subprocess.Popen(serve, stderr=subprocess.PIPE, text=True)
        try:
            site = server.stderr.readline().strip().rsplit(" ", 1)[-1]
            took(site, "/", 3)
            told("alone, /healthz", took(site, "/healthz", 100))
            told("alone, /", took(site, "/", 100))
            before = memory(server.pid)
            host, port = site.removeprefix("http://").rsplit(":", 1)
            idle = []
            begun = time.perf_counter()
            connect((host, int(port)), wanted, idle)
            print(f"{len(idle)} idle connections after {time.perf_counter() - begun:.1f} s")
            health, board = took(site, "/healthz", 100), took(site, "/", 100)
            told(f"beside {len(idle)} idle connections, /healthz", health)
            told(f"beside {len(idle)} idle connections, /", board)
            held = memory(server.pid)
            print(f"memory: {before:.0f} MB before, {held:.0f} MB with them")
            assert health[-1] < 5 and board[-1] < 5, "others are answered meanwhile"
            # Their time runs out, and the server ends them.
            for stream in idle[:: max(1, len(idle) // 50)]:
                stream.settimeout(60)
                try:
                    while stream.recv(1024):
                        pass
                except ConnectionError:
                    pass
            told("after they have ended, /", took(site, "/", 50))
            assert server.poll() is None, "it lives"
        finally:
            server.terminate()
            server.wait(30)


main()
