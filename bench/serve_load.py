#!/usr/bin/env python3
"""How `ibid serve` holds up: askers during publications, idle connections, overload, hostile bytes.

Usage: bench/serve_load.py PROGRAM [PATH…]
Starts its own servers over an index of PATH… (default: corpus) in a temporary folder, prints one JSON
line a scenario and ends with 1 when one misses its aim. IBID_SCENARIOS picks some: publications idle burst
steady hostile. Needs Python 3.9 and nothing else.
"""
import asyncio
import json
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time

ASKERS = 64                # concurrent questions while generations are published
QUESTIONS_EACH = 8
PUBLICATIONS = 5
IDLE_CONNECTIONS = 1000
HEALTH_AIM_MS = 50
OVERLOAD_FACTOR = 10
BURST = 74                 # questions at one moment that fit: two workers and a queue of 36 for each
STEADY_ASKERS = 64         # each asks again as soon as it has its answer
STEADY_SECONDS = 8
LATENCY_AIM = 1.25         # p99 of the accepted under overload, times that of a load that fits
MEMORY_AIM_MB = 64
QUESTIONS = ["Does zinc prevent fractures?", "What is recommended for hypertension?",
             "How is Helicobacter pylori infection treated?", "Which drugs prevent migraine?",
             "What are the targets of treatment in type 2 diabetes?"]


def start(program, index, *flags, log=None):
    quiet = [] if log else ["--quiet"]
    process = subprocess.Popen([program, "serve", "--index", index, "--listen", "127.0.0.1:0", *quiet, *flags],
                               stdout=subprocess.PIPE, stderr=log, text=True)
    url = process.stdout.readline().strip()
    if not url:
        raise SystemExit("ibid serve did not start")
    return process, int(url.rstrip("/").rsplit(":", 1)[1])


def stop(process):
    process.terminate()
    return process.wait(30)


def resident_mb(process):
    for line in pathlib.Path(f"/proc/{process.pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


async def exchange(port, data):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(data)
        await writer.drain()
        return await reader.read()
    except (ConnectionError, BrokenPipeError):
        return b""
    finally:
        writer.close()


def post(question):
    body = json.dumps({"question": question}).encode()
    return (b"POST /v1/ask HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n"
            b"Content-Length: %d\r\n\r\n" % len(body)) + body


async def ask_and_see_head(port, question):
    begun = time.perf_counter()
    reply = await exchange(port, post(question))
    milliseconds = (time.perf_counter() - begun) * 1000
    head, _, body = reply.partition(b"\r\n\r\n")
    return int(head[9:12] or 0), head, body, milliseconds


def retry_after(head):
    return int(head.split(b"Retry-After: ")[1].split(b"\r\n")[0])


async def ask(port, question):
    status, _, body, milliseconds = await ask_and_see_head(port, question)
    return status, body, milliseconds


async def health(port):
    begun = time.perf_counter()
    reply = await exchange(port, b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert b" 200 " in reply[:20], reply[:80]
    return (time.perf_counter() - begun) * 1000


def percentile(values, share):
    values = sorted(values)
    return round(values[min(len(values) - 1, int(share * len(values)))], 1)


def mixed(body):
    """Evidence of an answer that the passages of its own reply do not carry."""
    answer = json.loads(body)
    claims = [claim for section in answer["sections"] for group in section["groups"] for claim in group["claims"]]
    return sum(1 for claim in claims for item in claim["evidence"]
               if len(item["quote"].encode()) != item["end"] - item["begin"] or "offsets" not in item)


async def askers_during_publications(program, paths, folder):
    index = str(folder / "db-publish")
    subprocess.run([program, "index", "--index", index, *paths], check=True, capture_output=True)
    process, port = start(program, index)
    extra = folder / "extra"
    extra.mkdir()
    results = []
    told_to_wait = 0

    async def asker(number):
        nonlocal told_to_wait
        for turn in range(QUESTIONS_EACH):
            question = QUESTIONS[(number + turn) % len(QUESTIONS)]
            status, head, body, milliseconds = await ask_and_see_head(port, question)
            while status == 503:
                told_to_wait += 1
                await asyncio.sleep(retry_after(head))
                status, head, body, milliseconds = await ask_and_see_head(port, question)
            results.append((status, body, milliseconds))

    async def publisher():
        for number in range(PUBLICATIONS):
            snippet = {"schema": "ibid.snippets/1", "id": f"extra-{number}", "title": f"Extra {number}",
                       "updated": "2026-01-01", "license": "CC0-1.0",
                       "references": [{"number": 1, "source": {"type": "article-journal", "title": f"Extra {number}",
                                                               "DOI": f"10.5555/extra.{number}", "kind": "research",
                                                               "design": "review", "status": "current"}}],
                       "snippets": [{"section": ["Extra"], "references": [1],
                                     "text": f"Fictitious finding {number} on zinc, fractures and hypertension."}]}
            (extra / f"{number}.json").write_text(json.dumps(snippet))
            indexer = await asyncio.create_subprocess_exec(program, "index", "--index", index, str(extra),
                                                           stdout=asyncio.subprocess.DEVNULL,
                                                           stderr=asyncio.subprocess.DEVNULL)
            await indexer.wait()
            await asyncio.sleep(1.2)  # the server looks every second

    await asyncio.gather(publisher(), *(asker(number) for number in range(ASKERS)))
    late = await ask(port, QUESTIONS[0])
    stop(process)
    good = [body for status, body, _ in results if status == 200]
    by_key = {}
    for body in good:
        answer = json.loads(body)
        by_key.setdefault((answer["generation"], answer["question"]), set()).add(body)
    times = [milliseconds for _, _, milliseconds in results]
    generations = {key[0] for key in by_key}
    return {"scenario": "askers during publications", "askers": ASKERS, "asked": len(results),
            "told_to_wait": told_to_wait, "errors": len(results) - len(good), "damaged": sum(mixed(body) for body in good),
            "differing_bytes": sum(len(bodies) > 1 for bodies in by_key.values()),
            "generations_seen": len(generations | {json.loads(late[1])["generation"]}),
            "p50_ms": percentile(times, .5), "p99_ms": percentile(times, .99),
            "ok": len(good) == len(results) and all(len(bodies) == 1 for bodies in by_key.values())}


async def idle_connections(program, index):
    process, port = start(program, index)
    before = resident_mb(process)
    writers = []
    for number in range(IDLE_CONNECTIONS):
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        if number % 2:
            writer.write(b"GET /healthz HTTP/1.1\r\nHost: local")  # half a head
        writers.append(writer)
    await asyncio.sleep(0.5)
    times = [await health(port) for _ in range(200)]
    grown = resident_mb(process) - before
    for writer in writers:
        writer.close()
    stop(process)
    return {"scenario": "slow and idle connections", "connections": IDLE_CONNECTIONS,
            "health_p50_ms": percentile(times, .5), "health_max_ms": round(max(times), 1),
            "memory_grown_mb": round(grown, 1), "ok": max(times) < HEALTH_AIM_MS and grown < MEMORY_AIM_MB}


def logged_ms(path, skip):
    """What answered questions took by the server's own log: without the client's share of the machine."""
    lines = [json.loads(line) for line in pathlib.Path(path).read_text().splitlines()[skip:]]
    return [line["ms"] for line in lines if line["route"] == "/v1/ask" and line["status"] == 200]


def logged_lines(path):
    return len(pathlib.Path(path).read_text().splitlines())


async def overload_burst(program, index, folder):
    """So many questions at one moment, then ten times as many."""
    path = folder / "burst.log"
    with open(path, "w") as log:
        process, port = start(program, index, "--workers", "2", log=log)
        for turn in range(20):
            await ask(port, QUESTIONS[turn % len(QUESTIONS)])
        report = {"scenario": "overload, a burst"}
        for name, count in (("fitting", BURST), ("overload", OVERLOAD_FACTOR * BURST)):
            before = logged_lines(path)
            results = await asyncio.gather(*(ask(port, QUESTIONS[number % len(QUESTIONS)])
                                             for number in range(count)))
            accepted = [milliseconds for status, _, milliseconds in results if status == 200]
            refused = [milliseconds for status, _, milliseconds in results if status == 503]
            report[name] = {"asked": count, "accepted": len(accepted), "refused": len(refused),
                            "others": count - len(accepted) - len(refused),
                            "p99_ms": percentile(accepted, .99),
                            "p99_by_server_ms": percentile(logged_ms(path, before), .99),
                            "refused_p50_ms": percentile(refused or [0], .5)}
        stop(process)
    report["ok"] = report["overload"]["refused"] > 0 and report["overload"]["others"] == 0
    return report


async def overload_steady(program, index, folder):
    """Askers that ask again and again, and come back when a full server tells them to."""
    path = folder / "steady.log"
    with open(path, "w") as log:
        process, port = start(program, index, "--workers", "2", log=log)
        for turn in range(20):
            await ask(port, QUESTIONS[turn % len(QUESTIONS)])
        report = {"scenario": "overload, steady"}
        for name, askers in (("fitting", STEADY_ASKERS), ("overload", OVERLOAD_FACTOR * STEADY_ASKERS)):
            accepted, refused, waits, others = [], [], [], 0
            begun = time.perf_counter()
            end = begun + STEADY_SECONDS

            async def asker(number):
                nonlocal others
                while time.perf_counter() < end:
                    number += 1
                    status, head, _, milliseconds = await ask_and_see_head(port, QUESTIONS[number % len(QUESTIONS)])
                    if status == 200:
                        accepted.append(milliseconds)
                        continue
                    if status != 503:
                        others += 1
                        continue
                    refused.append(milliseconds)
                    waits.append(retry_after(head))
                    await asyncio.sleep(min(waits[-1], max(0, end - time.perf_counter())))

            before = logged_lines(path)
            await asyncio.gather(*(asker(number) for number in range(askers)))
            elapsed = time.perf_counter() - begun  # to the last answer
            report[name] = {"askers": askers, "answered_a_second": round(len(accepted) / elapsed, 1),
                            "refused": len(refused), "others": others,
                            "p50_ms": percentile(accepted, .5), "p99_ms": percentile(accepted, .99),
                            "p99_by_server_ms": percentile(logged_ms(path, before), .99),
                            "retry_after_s": [min(waits or [0]), max(waits or [0])]}
        stop(process)
    fitting, overload = report["fitting"], report["overload"]
    report["ok"] = (overload["refused"] > 0 and overload["others"] == 0 and
                    overload["p99_by_server_ms"] < LATENCY_AIM * fitting["p99_by_server_ms"])
    return report


async def hostile_bytes(program, index):
    process, port = start(program, index)
    await health(port)
    before = resident_mb(process)
    deep = b"[" * 1_000_000
    payloads = [os.urandom(100_000), b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 100_000, b"\r\n" * 100_000,
                b"POST /v1/ask HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000000000\r\n\r\n",
                b"POST /v1/ask HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
                b"POST /v1/ask HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n" % len(deep) + deep,
                b"POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n" % len(deep) + deep,
                post("a " * 2_000_000), post("\x00" * 1000), b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"]
    async def once(payload):
        try:
            await asyncio.wait_for(exchange(port, payload), 15)
        except asyncio.TimeoutError:
            pass
    for _ in range(5):
        await asyncio.gather(*(once(payload) for payload in payloads * 4))
    grown = resident_mb(process) - before
    alive = await health(port)
    code = stop(process)
    return {"scenario": "hostile bytes", "requests": 5 * 4 * len(payloads), "memory_grown_mb": round(grown, 1),
            "health_ms": round(alive, 1), "exit": code, "ok": grown < MEMORY_AIM_MB and code == 0}


async def main():
    program = os.path.abspath(sys.argv[1])
    paths = sys.argv[2:] or [str(pathlib.Path(__file__).parent.parent / "corpus")]
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8192), hard))
    folder = pathlib.Path(tempfile.mkdtemp(prefix="ibid-load-"))
    index = str(folder / "db")
    try:
        subprocess.run([program, "index", "--index", index, *paths], check=True, capture_output=True)
        ok = True
        scenarios = {"publications": lambda: askers_during_publications(program, paths, folder),
                     "idle": lambda: idle_connections(program, index),
                     "burst": lambda: overload_burst(program, index, folder),
                     "steady": lambda: overload_steady(program, index, folder),
                     "hostile": lambda: hostile_bytes(program, index)}
        for name in os.environ.get("IBID_SCENARIOS", " ".join(scenarios)).split():
            report = await scenarios[name]()
            print(json.dumps(report), flush=True)
            ok = ok and report["ok"]
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    sys.exit(0 if ok else 1)


if __name__ == "__main__":
    asyncio.run(main())
