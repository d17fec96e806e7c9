package dev.harness.benchmarks.work;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/** Work without operations that anything guards. */
public final class Jobs {
  /** Calls of a method in one run of the first job. */
  public static final int CALLS = 10_000;

  private static final int RECORDS = 200;
  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern WORD = Pattern.compile("[a-z]+(\\d+)");

  private static final String TEXT = text();
  private static final List<Item> UNSORTED = unsorted();

  private Jobs() {}

  private record Item(String name, int amount) {}

  /** All jobs by name; what they return keeps them from being optimised away. */
  public static Map<String, Callable<Long>> all() {
    Map<String, Callable<Long>> all = new LinkedHashMap<>();
    all.put("a call inside", Jobs::calls);
    all.put("JSON parse", Jobs::parse);
    all.put("regular expression scan", Jobs::scan);
    all.put("sort with a comparator", Jobs::sort);
    return all;
  }

  /** A method that calls out, to be called by others. */
  public static IntUnaryOperator step() {
    return Jobs::next;
  }

  private static int next(int value) {
    return Steps.next(value);
  }

  private static long calls() {
    int value = 1;
    for (int i = 0; i < CALLS; i++) {
      value = next(value);
    }
    return value;
  }

  private static long parse() {
    long sum = 0;
    try (JsonParser parser =
        JSON.createParser(tools.jackson.core.ObjectReadContext.empty(), TEXT)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        sum += token == JsonToken.VALUE_NUMBER_INT ? parser.getIntValue() : 1;
      }
    }
    return sum;
  }

  private static long scan() {
    long sum = 0;
    Matcher matcher = WORD.matcher(TEXT);
    while (matcher.find()) {
      sum += matcher.group(1).length();
    }
    return sum;
  }

  private static long sort() {
    List<Item> records = new ArrayList<>(UNSORTED);
    records.sort(
        (a, b) ->
            a.name().equals(b.name()) ? a.amount() - b.amount() : a.name().compareTo(b.name()));
    return records.get(0).amount();
  }

  private static String text() {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < RECORDS; i++) {
      text.append(
          "{\"name\":\"item%d\",\"amount\":%d,\"tags\":[\"a\",\"b%d\"]},".formatted(i, i * 7, i));
    }
    return text.append("null]").toString();
  }

  private static List<Item> unsorted() {
    List<Item> records = new ArrayList<>();
    for (int i = 0; i < RECORDS; i++) {
      records.add(new Item("item" + i % 50, i));
    }
    Collections.shuffle(records, new Random(1));
    return records;
  }
}
