// Lucene on exported passages: builds an index, or times its ranking. See compare.py.
//
//   java RankLucene.java build  PASSAGES.txt  INDEX OUT.json   ibid's terms, kept apart by blanks
//   java RankLucene.java ingest TEXTS.tsv     INDEX OUT.json   texts, analysed and stored by Lucene
//   java RankLucene.java query  QUESTIONS.txt INDEX OUT.json
//
// Two threads build, as ibid's do. Terms have frequencies and no positions; norms keep Lucene's
// rounded lengths, so scores differ a little from Xapian's.

import java.io.BufferedReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.Version;

public class RankLucene {
  private static final String FIELD = "body";
  private static final int BUILDERS = 2;
  private static final int BATCH = 1000; // passages handed to a builder at once
  private static final double BUFFER_MB = 256;
  private static final int REPEATS = 3;
  private static final int WARM_PASSES = 3; // the compiler of the virtual machine settles in two
  private static final double BURST_SECONDS = 0.4;
  private static final int BURSTS = 12;

  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 4) {
      System.err.println("usage: RankLucene build|ingest|query INPUT INDEX OUT.json");
      System.exit(2);
    }
    Path input = Path.of(arguments[1]);
    Path index = Path.of(arguments[2]);
    String json = arguments[0].equals("query") ? query(input, index)
        : build(input, index, arguments[0].equals("ingest"));
    Files.writeString(Path.of(arguments[3]), json + "\n");
  }

  private static FieldType terms() {
    FieldType type = new FieldType();
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    type.setTokenized(true);
    type.freeze();
    return type;
  }

  private static Document document(String line, FieldType terms, boolean isText) {
    Document document = new Document();
    if (!isText) {
      document.add(new Field(FIELD, line, terms));
      return document;
    }
    int tab = line.indexOf('\t');
    String title = line.substring(0, tab);
    String text = line.substring(tab + 1);
    document.add(new Field(FIELD, title, terms));
    document.add(new Field(FIELD, title, terms)); // a title counts twice
    document.add(new Field(FIELD, text, terms));
    document.add(new StoredField("title", title));
    document.add(new StoredField("text", text));
    return document;
  }

  private static String build(Path input, Path index, boolean isText) throws Exception {
    Analyzer analyzer = isText ? new EnglishAnalyzer() : new WhitespaceAnalyzer();
    IndexWriterConfig config = new IndexWriterConfig(analyzer)
        .setOpenMode(IndexWriterConfig.OpenMode.CREATE).setRAMBufferSizeMB(BUFFER_MB)
        .setSimilarity(new BM25Similarity(1.2f, 0.75f)).setUseCompoundFile(false);
    long start = System.nanoTime();
    double built;
    double merged;
    try (IndexWriter writer = new IndexWriter(new MMapDirectory(index), config)) {
      addAll(writer, input, isText);
      writer.commit();
      built = secondsSince(start);
      writer.forceMerge(1); // the questions below then meet one segment, Lucene's best case
      writer.commit();
      merged = secondsSince(start);
    }
    long bytes = 0;
    try (var files = Files.list(index)) {
      for (Path file : (Iterable<Path>) files::iterator) bytes += Files.size(file);
    }
    return String.format(Locale.ROOT,
        "{\"engine\": \"Lucene\", \"version\": \"%s\", \"build_s\": %.3f, \"merged_s\": %.3f, "
            + "\"index_bytes\": %d}",
        Version.LATEST, built, merged, bytes);
  }

  private static void addAll(IndexWriter writer, Path input, boolean isText) throws Exception {
    ArrayBlockingQueue<List<String>> queue = new ArrayBlockingQueue<>(2 * BUILDERS);
    Thread[] builders = new Thread[BUILDERS];
    for (int i = 0; i < BUILDERS; i++) {
      builders[i] = new Thread(() -> {
        try {
          FieldType terms = terms();
          for (List<String> lines = queue.take(); !lines.isEmpty(); lines = queue.take()) {
            for (String line : lines) writer.addDocument(document(line, terms, isText));
          }
        } catch (Exception error) {
          error.printStackTrace();
          System.exit(1);
        }
      });
      builders[i].start();
    }
    try (BufferedReader reader = Files.newBufferedReader(input)) {
      List<String> batch = new java.util.ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        batch.add(line);
        if (batch.size() == BATCH) {
          queue.put(batch);
          batch = new java.util.ArrayList<>();
        }
      }
      if (!batch.isEmpty()) queue.put(batch);
    }
    for (int i = 0; i < BUILDERS; i++) queue.put(List.of());
    for (Thread builder : builders) builder.join();
  }

  private static BooleanQuery queryOf(String line) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (String term : line.trim().split(" ")) {
      query.add(new TermQuery(new Term(FIELD, term)), BooleanClause.Occur.SHOULD);
    }
    return query.build();
  }

  private static void ask(IndexSearcher searcher, BooleanQuery query, int k) throws Exception {
    // Counts no hits beyond the k best: Lucene's fastest way.
    TopScoreDocCollector best = TopScoreDocCollector.create(k, k);
    searcher.search(query, best);
    best.topDocs();
  }

  private static String query(Path input, Path index) throws Exception {
    List<BooleanQuery> queries = Files.readAllLines(input).stream().map(RankLucene::queryOf).toList();
    try (DirectoryReader reader = DirectoryReader.open(new MMapDirectory(index))) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setSimilarity(new BM25Similarity(1.2f, 0.75f));
      searcher.setQueryCache(null);
      StringBuilder json = new StringBuilder("{\"top\": {");
      for (int k : new int[] {10, 100}) {
        json.append(k == 10 ? "" : ", ").append('"').append(k).append("\": ")
            .append(Arrays.toString(medians(searcher, queries, k)));
      }
      json.append("}, \"queries_per_second\": {");
      double[] best = throughput(searcher, queries);
      json.append("\"1\": ").append(best[0]).append(", \"2\": ").append(best[1]);
      return json.append("}, \"anonymous_mb\": ").append(anonymousMegabytes()).append("}").toString();
    }
  }

  private static double[] medians(IndexSearcher searcher, List<BooleanQuery> queries, int k)
      throws Exception {
    for (int pass = 0; pass < WARM_PASSES; pass++) {
      for (BooleanQuery query : queries) ask(searcher, query, k);
    }
    // Of this thread alone: what the virtual machine's own threads take is not counted.
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    double[][] samples = new double[queries.size()][REPEATS];
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      for (int i = 0; i < queries.size(); i++) {
        long start = clock.getCurrentThreadCpuTime();
        ask(searcher, queries.get(i), k);
        samples[i][repeat] = (clock.getCurrentThreadCpuTime() - start) / 1e6;
      }
    }
    return Arrays.stream(samples).mapToDouble(each -> {
      Arrays.sort(each);
      return each[REPEATS / 2];
    }).toArray();
  }

  /** Questions a second by the clock, in the best of several bursts. */
  private static double[] throughput(IndexSearcher searcher, List<BooleanQuery> queries) throws Exception {
    double[] best = new double[2];
    for (int i = 0; i < BURSTS; i++) {
      for (int threads = 1; threads <= 2; threads++) {
        best[threads - 1] = Math.max(best[threads - 1], burst(searcher, queries, threads));
      }
    }
    return best;
  }

  private static double burst(IndexSearcher searcher, List<BooleanQuery> queries, int threads)
      throws Exception {
    AtomicInteger asked = new AtomicInteger();
    long start = System.nanoTime();
    Thread[] running = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      int first = t * queries.size() / threads;
      running[t] = new Thread(() -> {
        try {
          for (int i = first; secondsSince(start) < BURST_SECONDS; i++) {
            ask(searcher, queries.get(i % queries.size()), 10);
            asked.incrementAndGet();
          }
        } catch (Exception error) {
          error.printStackTrace();
          System.exit(1);
        }
      });
      running[t].start();
    }
    for (Thread thread : running) thread.join();
    return asked.get() / secondsSince(start);
  }

  private static double anonymousMegabytes() throws Exception {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("RssAnon:")) return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024;
    }
    return 0;
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
