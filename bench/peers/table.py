"""The figures of one comparison as a summary and as a table with each aim beside what was measured."""
import os
import platform

ENGINES = ("ibid", "Xapian", "Lucene", "SQLite FTS5")


def engines_in(figures):
    return [engine for engine in ENGINES if engine in figures]


def quantile(samples, q):
    """Linear interpolation between order statistics (Hyndman & Fan 1996, type 7)."""
    ordered = sorted(samples)
    place = q * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def quantiles(samples):
    return {"p50_ms": quantile(samples, .5), "p95_ms": quantile(samples, .95),
            "p99_ms": quantile(samples, .99), "max_ms": max(samples),
            "mean_ms": sum(samples) / len(samples)}


def same_scores(ibid, xapian):
    """Questions whose scores are Xapian's, hit by hit; it sums in another order, so to 12 digits."""
    def alike(a, b):
        return len(a) == len(b) and all(abs(x - y) <= 1e-12 * abs(y) for x, y in zip(a, b))
    return sum(alike(a, b) for a, b in zip(ibid["scores"], xapian["scores"]))


def summarize(figures):
    summary = {}
    for engine in engines_in(figures):
        measured = figures[engine]
        summary[engine] = {
            "version": measured.get("version"),
            "top": {k: quantiles(samples) for k, samples in measured["top"].items()},
            "questions": len(measured["top"]["10"]),
            **{key: measured[key] for key in
               ("queries_per_second", "anonymous_mb", "build_s", "merged_s", "index_bytes") if key in measured}}
    summary["ibid"]["passages"] = figures["ibid"]["passages"]
    summary["ibid"]["text_bytes"] = figures["ibid"]["text_bytes"]
    summary["ibid"]["same_as_oracle"] = figures["ibid"]["same_as_oracle"]
    summary["ibid"]["index"] = figures["ibid_index"]
    if "Xapian" in figures:
        summary["ibid"]["same_scores_as_xapian"] = same_scores(figures["ibid"], figures["Xapian"])
    if "update" in figures:
        summary["ibid"]["update_100"] = figures["update"]
    if "lucene_ingest" in figures:
        summary["Lucene"]["ingest_of_texts"] = figures["lucene_ingest"]
    return summary


def engine_lines(summary):
    yield f"{'engine':<12} {'top 10: p50':>12} {'p95':>9} {'p99':>9} {'top 100: p50':>13} {'p99':>9} " \
          f"{'q/s, 2':>9} {'MB':>6} {'index MB':>9}"
    for engine in engines_in(summary):
        one = summary[engine]
        ten, hundred = one["top"]["10"], one["top"]["100"]
        two = one["queries_per_second"].get("2")
        size = one["index_bytes"] if "index_bytes" in one else one["index"]["index_bytes"]
        yield f"{engine:<12} {ten['p50_ms']:>12.3f} {ten['p95_ms']:>9.3f} {ten['p99_ms']:>9.3f} " \
              f"{hundred['p50_ms']:>13.3f} {hundred['p99_ms']:>9.3f} {two if two else 0:>9.0f} " \
              f"{one['anonymous_mb']:>6.0f} {size / 1e6:>9.0f}"


def one_to(a, b):
    return f"1/{b / a:.1f}"


def ranking_rows(summary):
    ibid = summary["ibid"]
    aims = {"Xapian": ("1/65", "1/50"), "Lucene": ("1/16", "1/14")}
    for peer in (peer for peer in aims if peer in summary):
        for name, aim in zip(("p50_ms", "p99_ms"), aims[peer]):
            yield (f"top 10 {name[:3]}, of {peer}'s", aim,
                   one_to(ibid["top"]["10"][name], summary[peer]["top"]["10"][name]))
    if "Xapian" in summary:
        yield ("top 100 p50, of Xapian's", "1/34",
               one_to(ibid["top"]["100"]["p50_ms"], summary["Xapian"]["top"]["100"]["p50_ms"]))
    speed = ibid["queries_per_second"]
    yield ("two threads against one", "1.9", f"{speed['2'] / speed['1']:.2f}")
    also = f" (scores of Xapian alone: {ibid['same_scores_as_xapian']})" if "Xapian" in summary else ""
    yield ("same ids, order and scores as the oracle", f"{ibid['questions']}", f"{ibid['same_as_oracle']}{also}")
    yield ("memory beyond mapped files", "500 MB", f"{ibid['anonymous_mb']:.0f} MB")
    yield ("index over text, no positions", "1.3", f"{ibid['index']['index_bytes'] / ibid['text_bytes']:.3f}")


def whole_rows(figures, summary):
    ibid, answers = summary["ibid"], figures["answers"]
    stages = {stage["name"]: stage for stage in answers["stages"]}
    ask = quantiles(next(stage["question_ms"] for name, stage in stages.items() if name.startswith("ask")))
    if "Xapian" in summary:
        ten = summary["Xapian"]["top"]["10"]
        yield ("whole answer p50 / p99, of Xapian's top 10", "1/4 / 1/4",
               f"{ask['p50_ms'] / ten['p50_ms']:.2f} / {ask['p99_ms'] / ten['p99_ms']:.2f} "
               f"({ask['p50_ms']:.1f} / {ask['p99_ms']:.1f} ms)")
    yield ("open to first answer, cold / opening alone, warm", "2 s / 100 ms",
           f"{(answers['open_cold_ms'] + answers['first_cold_ms']) / 1e3:.2f} s / "
           f"{answers['open_warm_ms']:.0f} ms")
    if "Lucene" in summary:
        own, other = ibid["index"], summary["Lucene"]["ingest_of_texts"]
        yield ("ingest, two threads, times Lucene's", "1.3",
               f"{other['build_s'] / own['seconds']:.2f} by the clock, "
               f"{other['processor_seconds'] / own['processor_seconds']:.2f} by processor time")
    yield ("update of 100 passages published", "1 s", f"{ibid['update_100']['seconds']:.2f} s")


def aim_rows(figures, summary, smaller):
    """(what, aim, measured) of the largest set; `smaller` is the summary of the set before it."""
    rows = list(ranking_rows(summary))
    if "answers" in figures:
        rows += whole_rows(figures, summary)
    if smaller:
        growth = summary["ibid"]["top"]["10"]["p50_ms"] / smaller["ibid"]["top"]["10"]["p50_ms"]
        rows.append((f"p50 from {smaller['ibid']['passages']:,} passages on", "4", f"{growth:.2f}"))
    return rows


def issue_table(runs):
    """(summary by size, text) of {size: figures}."""
    summaries = {size: summarize(figures) for size, figures in sorted(runs.items())}
    lines = []
    for summary in summaries.values():
        lines.append(f"{summary['ibid']['passages']:,} passages, "
                     f"{summary['ibid']['text_bytes'] / 1e6:.0f} MB of text; milliseconds of processor time")
        lines += engine_lines(summary)
        lines.append("")
    sizes = list(summaries)
    rows = aim_rows(runs[sizes[-1]], summaries[sizes[-1]], summaries[sizes[-2]] if len(sizes) > 1 else None)
    width = max(len(row[0]) for row in rows)
    lines.append(f"{'':<{width}}  {'aim':<12} measured")
    lines += [f"{what:<{width}}  {aim:<12} {measured}" for what, aim, measured in rows]
    machine = {"machine": platform.platform(), "cores": os.cpu_count()}
    return {**machine, "sizes": summaries}, "\n".join(lines) + "\n"
