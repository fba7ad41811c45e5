package koyomi.devstack.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import koyomi.devstack.Checkout;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows between modules, and no circles within them. */
class ModuleArrowsTest {
  private static final String DOMAIN = "koyomi.domain..";
  private static final String SCHEMAS = "koyomi.schemas..";
  private static final String TOPOLOGIES = "koyomi.topologies..";
  private static final String API = "koyomi.api..";
  private static final String STACK = "koyomi.devstack..";
  private static final String BENCH = "koyomi.bench..";
  private static final String SPRING = "org.springframework..";
  private static final String KAFKA = "org.apache.kafka..";
  private static final String STREAMS = "org.apache.kafka.streams..";
  private static final String AVRO = "org.apache.avro..";

  private static JavaClasses classes = new ClassFileImporter().importPaths(List.of());

  @BeforeAll
  static void read() {
    List<Path> folders =
        Stream.of(
                "domain", "schemas", "topologies", "api-service", "dev-stack", "dev-stack/embedded")
            .map(module -> Checkout.resolve(module).resolve("target/classes"))
            .toList();
    assertThat(folders).allSatisfy(folder -> assertThat(folder).isDirectory());
    classes = new ClassFileImporter().importPaths(folders);
  }

  @Test
  void shouldLetTheDomainKnowNobody() {
    classes()
        .that()
        .resideInAPackage(DOMAIN)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(DOMAIN, "java..", "javax..", "net.fortuna.ical4j..", "org.jspecify..")
        .check(classes);
  }

  @Test
  void shouldLetSchemasKnowTheDomainOnly() {
    nobody(SCHEMAS, TOPOLOGIES, API, STACK, BENCH, SPRING);
    noClasses()
        .that()
        .resideInAPackage(SCHEMAS)
        .should()
        .dependOnClassesThat(resideInAnyPackage(STREAMS))
        .check(classes);
  }

  @Test
  void shouldLetTopologiesKnowSchemasAndTheDomainOnly() {
    nobody(TOPOLOGIES, API, STACK, BENCH, SPRING);
  }

  @Test
  void shouldLetTheServiceKnowNoStack() {
    nobody(API, STACK, BENCH);
  }

  @Test
  void shouldLetTheStackRunTheServiceAsAProcessOnly() {
    nobody(STACK, API, TOPOLOGIES, BENCH, STREAMS);
  }

  @Test
  void shouldLetTheEmbeddedServersKnowNoModule() {
    classes()
        .that(
            resideInAnyPackage(
                "koyomi.devstack", "koyomi.devstack.process..", "koyomi.devstack.issuer.."))
        .should()
        .onlyDependOnClassesThat(
            not(
                resideInAnyPackage(
                    DOMAIN,
                    SCHEMAS,
                    TOPOLOGIES,
                    API,
                    BENCH,
                    "koyomi.devstack.stack..",
                    "koyomi.devstack.cli..",
                    "koyomi.devstack.client..",
                    "koyomi.devstack.demo..")))
        .check(classes);
  }

  @Test
  void shouldSpeakToKafkaWhereItHasToOnly() {
    noClasses()
        .that()
        .resideInAnyPackage("koyomi.api.calendar..", "koyomi.api.json..", "koyomi.api.http..")
        .should()
        .dependOnClassesThat(resideInAnyPackage(KAFKA, AVRO))
        .check(classes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"koyomi.domain", "koyomi.schemas", "koyomi.topologies", "koyomi.api"})
  void shouldHaveNoCirclesOfPackages(String module) {
    slices()
        .matching(module + ".(**)")
        .should()
        .beFreeOfCycles()
        // wiring knows all parts by its nature, and some find their settings beside it
        .ignoreDependency(simpleNameEndingWith("Config"), alwaysTrue())
        .check(classes);
  }

  private static void nobody(String from, String... to) {
    noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat(resideInAnyPackage(to))
        .check(classes);
  }
}
