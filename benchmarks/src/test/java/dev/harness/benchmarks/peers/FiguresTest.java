package dev.harness.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.benchmarks.Row;
import dev.harness.benchmarks.peers.Figures.Point;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private static final Point READ = new Point("read", 50, 1);
  private static final String REFUSES = "proof\tread\tdone\tDenied";
  private static final String LETS_PASS = "proof\tread\tdone\tdone";

  @Test
  void aPeerAddsWhatItsJvmsTakeMoreThanThoseWithout() {
    Figures figures = figures(none(100), none(110), none(120), peer(REFUSES, 400));

    assertThat(figures.added(READ, Contender.OPENSEARCH))
        .isEqualTo(new Figures.Figure(290, 280, 300));
  }

  @Test
  void harnessAddsWhatItsToolTakesMoreThanTheHostInTheSameJvm() {
    Figures figures = figures(none(100), harness(7), harness(9), harness(8));

    assertThat(figures.added(READ, Contender.HARNESS)).isEqualTo(new Figures.Figure(8, 7, 9));
  }

  @Test
  void whatAPeerLetsPassWithoutAGrantHasNoFigure() throws Exception {
    Figures figures = figures(none(100), harness(8), peer(LETS_PASS, 100));

    List<Row> rows = figures.rows(25, point -> true, figures::added);
    assertThat(rows).filteredOn(row -> row.unit().equals("not checked")).hasSize(1);
    assertThat(figures.checks(READ, Contender.OPENSEARCH)).isFalse();
  }

  @Test
  void aPeerThatRefusesInSomeJvmsOnlyHasNoFigure() {
    Figures figures = figures(none(100), peer(REFUSES, 400), peer(LETS_PASS, 100));

    assertThat(figures.added(READ, Contender.OPENSEARCH).exists()).isFalse();
  }

  @Test
  void theRatiosSpreadIsTheWorstAndTheBestOfBoth() {
    Figures figures = figures(none(100), harness(2), harness(4), harness(8), peer(REFUSES, 500));

    assertThat(figures.ratio(READ, Contender.OPENSEARCH))
        .isEqualTo(new Figures.Figure(100, 50, 200));
  }

  @Test
  void whatCannotBeToldFromNothingDoesNotFlatterTheRatio() {
    Figures figures = figures(none(1000), harness(-5), peer(REFUSES, 3000));

    assertThat(figures.ratio(READ, Contender.OPENSEARCH).value()).isEqualTo(200);
  }

  private static Figures figures(Run... runs) {
    List<Contender> contenders = Stream.of(runs).map(Run::contender).distinct().toList();
    return new Figures(new Measured(contenders, Arrays.asList(runs)));
  }

  private static Run none(int nanos) {
    return run(Contender.NONE, LETS_PASS, "time\tread\ttool\t50\t" + nanos);
  }

  private static Run harness(int nanos) {
    return run(Contender.HARNESS, REFUSES, "time\tread\tdifference\t50\t" + nanos);
  }

  private static Run peer(String proof, int nanos) {
    return run(Contender.OPENSEARCH, proof, "time\tread\ttool\t50\t" + nanos);
  }

  private static Run run(Contender contender, String... lines) {
    return Run.of(25, contender, 1, List.of(lines));
  }
}
