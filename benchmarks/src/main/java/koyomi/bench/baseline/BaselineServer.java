package koyomi.bench.baseline;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import koyomi.bench.data.BenchCalendar;
import koyomi.bench.data.Generator;
import koyomi.bench.data.Item;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The baseline as a process of its own, PostgreSQL included. Arguments: seed, current month, user,
 * then settings of Spring. When it answers, it writes {@code READY port token} to standard output;
 * it ends when its standard input does.
 */
@SpringBootApplication
public class BaselineServer {
  /** Connections to PostgreSQL: as many as the load has. */
  private static final int POOL = 8;

  /** Instantiated by Spring. */
  public BaselineServer() {}

  /**
   * Runs the baseline.
   *
   * @throws Exception if it can't start
   */
  public static void main(String[] arguments) throws Exception {
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
      root.setLevel(Level.WARN);
    }
    long seed = Long.parseLong(arguments[0]);
    YearMonth anchor = YearMonth.parse(arguments[1]);
    String user = arguments[2];
    List<String> settings = new ArrayList<>(List.of(arguments).subList(3, arguments.length));
    settings.addAll(
        List.of(
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--spring.main.banner-mode=off",
            "--logging.level.root=WARN",
            "--spring.config.location=optional:classpath:/baseline-none/"));
    // without syncing: nothing here is written while it is measured
    try (EmbeddedPostgres postgres =
            EmbeddedPostgres.builder()
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("fsync", "off")
                .setServerConfig("jit", "off")
                .start();
        HikariDataSource pool = pool(postgres)) {
      Owners owners = load(pool, user, seed, anchor);
      BaselineKeys keys = new BaselineKeys();
      SpringApplication application = new SpringApplication(BaselineServer.class);
      application.addInitializers(context -> {
        var beans = (GenericApplicationContext) context;
        beans.registerBean(BaselineKeys.class, () -> keys);
        beans.registerBean(Owners.class, () -> owners);
        beans.registerBean(BaselineSockets.class, BaselineSockets::new);
        beans.registerBean(OccurrenceReader.class, () -> new OccurrenceReader(pool));
      });
      try (ConfigurableApplicationContext context =
          application.run(settings.toArray(String[]::new))) {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        System.out.println("READY " + port + " " + keys.token(user));
        awaitEndOfInput();
      }
    }
  }

  /** Returns the id under which the baseline keeps a generated calendar. */
  public static String calendarId(BenchCalendar calendar) {
    return calendar.name();
  }

  private static HikariDataSource pool(EmbeddedPostgres postgres) {
    HikariDataSource pool = new HikariDataSource();
    // prepared on the server from the first use, so that numbers come in binary
    pool.setJdbcUrl(
        postgres.getJdbcUrl("postgres", "postgres")
            + "&prepareThreshold=1&reWriteBatchedInserts=true");
    pool.setMaximumPoolSize(POOL);
    pool.setMinimumIdle(POOL);
    return pool;
  }

  private static Owners load(HikariDataSource pool, String user, long seed, YearMonth anchor)
      throws SQLException {
    Map<String, String> owners = new HashMap<>();
    try (Connection connection = pool.getConnection()) {
      OccurrenceTables.create(connection);
      for (BenchCalendar calendar :
          List.of(Generator.crowded(seed, anchor), Generator.person(seed, anchor))) {
        String id = calendarId(calendar);
        List<Item> items = new ArrayList<>();
        for (var event : calendar.events()) {
          items.addAll(calendar.itemsOf(event, user));
        }
        OccurrenceTables.load(connection, id, items);
        owners.put(id, user);
      }
      OccurrenceTables.settle(connection);
    }
    return new Owners(owners);
  }

  private static void awaitEndOfInput() throws IOException {
    while (System.in.read() >= 0) {
      // what is written there means nothing; only its end does
    }
  }
}
