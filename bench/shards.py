#!/usr/bin/env python3
"""How long does a whole answer take from 1, 2 and 4 shards on this machine?

  bench/shards.py IBID INDEX QUESTIONS.jsonl [--shards 1,2,4] [--limit 200] [--work DIR]

Splits INDEX, serves the shards by xapian-tcpsrv on loopback and the answers by `ibid serve`, asks
the questions one after the other over one connection, and compares the answers with those of the
index itself, byte for byte. A second pass through a counting proxy tells the messages that a
question sends to the shards: what the network between machines multiplies. One JSON object on
stdout. What xapian-tcpsrv says of connections that end goes to stderr.
"""

import argparse
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time


WARMING_QUESTIONS = 20


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def wait_for(port):
    for _ in range(400):
        with socket.socket() as s:
            if s.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    sys.exit(f"nothing listens on port {port}")


class Processes:
    """Ends what it started, children included."""

    def __init__(self):
        self.started = []
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that __exit__ runs

    def start(self, command, **options):
        process = subprocess.Popen(command, start_new_session=True, **options)
        self.started.append(process)
        return process

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for process in self.started:
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            process.wait()


class CountingProxy:
    """Passes bytes on and counts what goes to the shard; a request is one write there."""

    def __init__(self, to_port):
        self.to_port, self.messages, self.bytes_back = to_port, 0, 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            client, _ = self.listener.accept()
            server = socket.create_connection(("127.0.0.1", self.to_port))
            for sock in (client, server):
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self.pump, args=(client, server, True), daemon=True).start()
            threading.Thread(target=self.pump, args=(server, client, False), daemon=True).start()

    def pump(self, source, sink, counted):
        try:
            while data := source.recv(1 << 16):
                if counted:
                    self.messages += 1
                else:
                    self.bytes_back += len(data)
                sink.sendall(data)
        except OSError:
            pass
        sink.close()


def serve(processes, ibid, places):
    command = [ibid, "serve", "--quiet", "--listen", "127.0.0.1:0"]
    for place in places:
        command += ["--index", place]
    begun = time.perf_counter()
    process = processes.start(command, stdout=subprocess.PIPE, text=True)
    url = process.stdout.readline()
    opened_ms = (time.perf_counter() - begun) * 1000
    return int(url.rsplit(":", 1)[1].strip().strip("/")), opened_ms


def ask_all(port, questions):
    connection = http.client.HTTPConnection("127.0.0.1", port)
    answers, times = [], []
    for question in questions:
        begun = time.perf_counter()
        connection.request("POST", "/v1/ask", json.dumps({"question": question}),
                           {"Content-Type": "application/json"})
        reply = connection.getresponse()
        body = reply.read()
        times.append((time.perf_counter() - begun) * 1000)
        if reply.status != 200:
            sys.exit(f"{question}: {reply.status} {body!r}")
        answers.append(body)
    return answers, times


def figures(times):
    ordered = sorted(times)

    def at(share):
        return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))], 2)

    return {"p50_ms": at(0.5), "p95_ms": at(0.95), "p99_ms": at(0.99), "max_ms": at(1)}


def folder_bytes(path):
    return sum(os.path.getsize(os.path.join(d, f)) for d, _, names in os.walk(path) for f in names)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("ibid")
    parser.add_argument("index")
    parser.add_argument("questions")
    parser.add_argument("--shards", default="1,2,4")
    parser.add_argument("--limit", type=int, default=200)
    parser.add_argument("--work")
    options = parser.parse_args()
    with open(options.questions, encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines][:options.limit]
    questions = [record.get("question") or record["text"] for record in records]
    if not questions:
        sys.exit(f"{options.questions}: no question in it")
    warm = questions[:WARMING_QUESTIONS]

    result = {"index_bytes": folder_bytes(options.index), "questions": len(questions)}
    with Processes() as processes:
        port, opened_ms = serve(processes, options.ibid, [options.index])
        ask_all(port, warm)
        expected, times = ask_all(port, questions)
        result["one_index"] = figures(times) | {"open_ms": round(opened_ms, 1)}
    for count in map(int, options.shards.split(",")):
        with tempfile.TemporaryDirectory(dir=options.work) as work, Processes() as processes:
            out = os.path.join(work, "shards")
            begun = time.perf_counter()
            subprocess.run([options.ibid, "shard", "--index", options.index, "--out", out,
                            "--shards", str(count)], check=True, capture_output=True)
            split_s = time.perf_counter() - begun
            ports = []
            for number in range(1, count + 1):
                ports.append(free_port())
                processes.start(["xapian-tcpsrv", "--interface", "127.0.0.1", "--quiet", "--port",
                                 str(ports[-1]), os.path.join(out, f"shard-{number}-of-{count}")],
                                stdout=subprocess.DEVNULL)
                wait_for(ports[-1])
            port, opened_ms = serve(processes, options.ibid,
                                    [f"tcp://127.0.0.1:{p}" for p in ports])
            ask_all(port, warm)
            answers, times = ask_all(port, questions)
            proxies = [CountingProxy(p) for p in ports]
            port, _ = serve(processes, options.ibid,
                            [f"tcp://127.0.0.1:{p.port}" for p in proxies])
            ask_all(port, warm)
            before = [(p.messages, p.bytes_back) for p in proxies]
            ask_all(port, questions)
            messages = sum(p.messages - b[0] for p, b in zip(proxies, before))
            back = sum(p.bytes_back - b[1] for p, b in zip(proxies, before))
            result[f"{count}_shards"] = figures(times) | {
                "open_ms": round(opened_ms, 1),
                "split_s": round(split_s, 1),
                "shard_bytes": folder_bytes(out),
                "same_answers": sum(a == b for a, b in zip(answers, expected)),
                "messages_a_question": round(messages / len(questions), 1),
                "kilobytes_a_question": round(back / len(questions) / 1000, 1),
            }
    json.dump(result, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
