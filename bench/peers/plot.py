"""The plots of a comparison as one SVG: how latencies are distributed, and how the median grows."""
import math

from table import engines_in, quantile

COLOURS = {"ibid": "#0b6e4f", "Xapian": "#b3541e", "Lucene": "#3a5a98", "SQLite FTS5": "#7a4b94"}
WIDTH, HEIGHT, MARGIN = 460, 300, 56


class Panel:
    """One plot with logarithmic axes where asked for, drawn from (left, top)."""

    def __init__(self, left, title, x_label, x_range, y_range, x_log):
        self.left, self.x_range, self.y_range, self.x_log = left, x_range, y_range, x_log
        self.parts = [f'<text x="{left + MARGIN}" y="24" font-weight="bold">{title}</text>',
                      f'<text x="{left + WIDTH / 2}" y="{HEIGHT - 8}" text-anchor="middle">{x_label}</text>']
        for exponent in range(math.ceil(math.log10(y_range[0])), math.floor(math.log10(y_range[1])) + 1):
            y = self.y(10 ** exponent)
            self.parts.append(f'<line x1="{left + MARGIN}" x2="{left + WIDTH - 8}" y1="{y:.1f}" y2="{y:.1f}" '
                              'stroke="#ddd"/>')
            self.parts.append(f'<text x="{left + MARGIN - 6}" y="{y + 4:.1f}" text-anchor="end">'
                              f'{10 ** exponent:g} ms</text>')

    def x(self, value):
        low, high = self.x_range
        share = math.log(value / low) / math.log(high / low) if self.x_log else (value - low) / (high - low)
        return self.left + MARGIN + share * (WIDTH - MARGIN - 8)

    def y(self, value):
        low, high = self.y_range
        return HEIGHT - 44 - math.log(value / low) / math.log(high / low) * (HEIGHT - 80)

    def tick(self, value, label):
        self.parts.append(f'<text x="{self.x(value):.1f}" y="{HEIGHT - 26}" text-anchor="middle">{label}</text>')

    def line(self, engine, points):
        path = " ".join(f"{self.x(x):.1f},{self.y(y):.1f}" for x, y in points)
        self.parts.append(f'<polyline fill="none" stroke="{COLOURS[engine]}" stroke-width="2" points="{path}"/>')


def page(runs):
    """SVG text for {size: figures}."""
    sizes = sorted(runs)
    engines = engines_in(runs[sizes[-1]])
    everything = [ms for figures in runs.values() for engine in engines_in(figures)
                  for ms in figures[engine]["top"]["10"]]
    y_range = (min(everything) * .9, max(everything) * 1.1)
    passages = [runs[size]["ibid"]["passages"] for size in sizes]
    spread = Panel(0, f"Top 10 at {passages[-1]:,} passages", "share of questions answered within",
                   (0, 1), y_range, False)
    growth = Panel(WIDTH, "Median by number of passages", "passages",
                   (passages[0], max(passages[-1], passages[0] + 1)), y_range, True)
    for share in (0, .25, .5, .75, 1):
        spread.tick(share, f"{share:.0%}")
    for count in passages:
        growth.tick(count, f"{count:,}")
    legend = []
    for i, engine in enumerate(engines):
        samples = runs[sizes[-1]][engine]["top"]["10"]
        spread.line(engine, [(q / 200, quantile(samples, q / 200)) for q in range(201)])
        growth.line(engine, [(count, quantile(runs[size][engine]["top"]["10"], .5))
                             for count, size in zip(passages, sizes) if engine in runs[size]])
        x = MARGIN + i * 150
        legend.append(f'<rect x="{x}" y="{HEIGHT + 4}" width="12" height="12" fill="{COLOURS[engine]}"/>'
                      f'<text x="{x + 18}" y="{HEIGHT + 14}">{engine}</text>')
    body = "\n".join(spread.parts + growth.parts + legend)
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * WIDTH} {HEIGHT + 24}" '
            f'font-family="sans-serif" font-size="11">\n<rect width="100%" height="100%" fill="#fff"/>\n{body}\n</svg>\n')
