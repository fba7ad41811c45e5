package koyomi.bench.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final String TEXT =
      """
      # HELP jvm_memory_used_bytes The amount of used memory
      # TYPE jvm_memory_used_bytes gauge
      jvm_memory_used_bytes{area="heap",id="Eden Space"} 1.5E7
      jvm_memory_used_bytes{area="heap",id="Tenured Gen"} 500.0
      jvm_memory_used_bytes{area="nonheap",id="Metaspace"} 7.0
      process_uptime_seconds 12.5
      read_seconds_bucket{view="month",le="0.001"} 90 # {trace_id="x"} 0.0007
      read_seconds_bucket{view="month",le="0.002"} 100
      read_seconds_bucket{view="month",le="+Inf"} 100
      """;

  @Test
  void shouldAddUpWhatHasTheLabel() {
    Metrics metrics = Metrics.parse(TEXT);

    assertThat(metrics.sum("jvm_memory_used_bytes", "area=\"heap\"")).isEqualTo(15_000_500);
    assertThat(metrics.sum("process_uptime_seconds", "")).isEqualTo(12.5);
  }

  @Test
  void shouldBoundQuantilesByBuckets() {
    Buckets buckets = Buckets.of(Metrics.parse(TEXT), "read_seconds");

    assertThat(buckets.count()).isEqualTo(100);
    assertThat(buckets.quantile(0.5)).isEqualTo(0.001);
    assertThat(buckets.quantile(0.99)).isEqualTo(0.002);
    assertThat(buckets.since(buckets).count()).isZero();
  }
}
