package io.nightjar;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.ConstructorCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of docs/architecture.md. */
final class ArchitectureTest {
  private static final String BASE = "io.nightjar";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("/io/nightjar/bench/"))
          .importPackages(BASE);

  private static final List<String> EVERYWHERE =
      List.of("java..", "org.jspecify.annotations..", "com.google.errorprone.annotations..");

  private static final List<String> PURE = List.of("space", "guide", "trial", "search", "report");

  /** For each package: the packages of ours that it may use, and those from outside. */
  private static final Map<String, Layer> LAYERS =
      Map.ofEntries(
          entry("space", new Layer("")),
          entry("guide", new Layer("space")),
          entry("trial", new Layer("space")),
          entry("search", new Layer("trial space", "org.hipparchus..")),
          entry("run", new Layer("trial space")),
          entry("study", new Layer("search run trial space")),
          entry("report", new Layer("trial space guide", "org.hipparchus..")),
          entry(
              "dl4j",
              new Layer(
                  "run trial space",
                  "org.deeplearning4j..",
                  "org.nd4j..",
                  "de.siegmar.fastcsv..",
                  "org.apache.parquet..",
                  "jdk.incubator.vector..",
                  "com.sun.management..",
                  "org.apache.commons.math3.distribution..")),
          entry(
              "spark",
              new Layer(
                  "run report trial space",
                  "org.apache.spark..",
                  "org.apache.hadoop..",
                  "org.apache.parquet..",
                  "scala..")),
          entry(
              "spark.refit",
              new Layer(
                  "spark dl4j run trial",
                  "org.apache.spark..",
                  "org.deeplearning4j..",
                  "org.nd4j..")),
          entry(
              "format",
              new Layer(
                  "study report search trial space guide",
                  "org.snakeyaml.engine..",
                  "com.fasterxml.jackson..")),
          entry("web", new Layer("", "com.sun.net.httpserver..")),
          entry("doctor", new Layer("run dl4j spark", "com.sun.management..")),
          entry("export", new Layer("format report trial space")),
          entry("results", new Layer("format report study spark run trial")),
          entry(
              "sweep",
              new Layer(
                  "results format report study search spark dl4j run trial space guide",
                  "org.jline..",
                  "org.slf4j..",
                  "org.apache.logging.log4j..")),
          entry("serve", new Layer("sweep results web format study search spark run trial space")),
          entry(
              "cli",
              new Layer(
                  "space guide trial search run study report dl4j spark doctor format web export"
                      + " results sweep serve",
                  "picocli..",
                  "me.tongfei.progressbar..",
                  "org.slf4j..")));

  private record Layer(List<String> inside, List<String> outside) {
    Layer(String inside, String... outside) {
      this(inside.isEmpty() ? List.of() : List.of(inside.split(" ")), List.of(outside));
    }

    String[] allowed(String own) {
      Stream<String> ours =
          Stream.concat(inside.stream(), Stream.of(own)).map(name -> BASE + "." + name + "..");
      return Stream.of(ours, outside.stream(), EVERYWHERE.stream())
          .flatMap(stream -> stream)
          .toArray(String[]::new);
    }
  }

  static Set<String> packages() {
    return LAYERS.keySet();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void packageUsesOnlyWhatItMay(String name) {
    Layer layer = LAYERS.get(name);
    classes()
        .that()
        .resideInAPackage(BASE + "." + name + "..")
        .and()
        .resideOutsideOfPackages(layersIn(name))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(layer.allowed(name))
                .or(describe("are primitives or arrays", ArchitectureTest::isNoObject)))
        .check(CLASSES);
  }

  /** Sub-packages with an entry of their own. */
  private static String[] layersIn(String name) {
    return packages().stream()
        .filter(each -> each.startsWith(name + "."))
        .map(each -> BASE + "." + each + "..")
        .toArray(String[]::new);
  }

  private static boolean isNoObject(JavaClass type) {
    return type.isPrimitive() || type.isArray();
  }

  @Test
  void everyPackageIsInTheTable() {
    assertThat(
            CLASSES.stream()
                .map(type -> type.getPackageName().substring(BASE.length()))
                .filter(name -> !name.isEmpty())
                .map(name -> name.replaceFirst("\\.([^.]+).*", "$1"))
                .distinct())
        .containsExactlyInAnyOrderElementsOf(
            packages().stream().filter(name -> !name.contains(".")).toList());
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching(BASE + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void purePackagesUseNeitherClockNorGlobalRandomness() {
    noClasses()
        .that(
            resideInAnyPackage(
                PURE.stream().map(name -> BASE + "." + name + "..").toArray(String[]::new)))
        .should()
        .accessTargetWhere(
            describe("reads a clock or global randomness", ArchitectureTest::isImpure))
        .check(CLASSES);
  }

  private static boolean isImpure(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getName();
    return switch (owner) {
      case "java.lang.System" -> Set.of("currentTimeMillis", "nanoTime", "getenv").contains(name);
      case "java.lang.Math", "java.util.UUID" -> name.startsWith("random");
      case "java.util.concurrent.ThreadLocalRandom", "java.security.SecureRandom" -> true;
      case "java.util.Random", "java.util.SplittableRandom" ->
          name.equals("<init>")
              && access.getTarget() instanceof ConstructorCallTarget target
              && target.getRawParameterTypes().isEmpty();
      default -> owner.startsWith("java.time.") && name.equals("now");
    };
  }

  @Test
  void onlyCommandsUseStandardStreamsAndExitCodes() {
    noClasses()
        .that(describe("are outside cli", type -> !resideInAPackage(BASE + ".cli..").test(type)))
        .should()
        .accessTargetWhere(
            describe(
                "uses a standard stream or ends the process",
                access ->
                    access.getTargetOwner().getName().equals("java.lang.System")
                        && Set.of("out", "err", "in", "exit").contains(access.getName())))
        .check(CLASSES);
  }

  @Test
  void everyPackageIsNullMarked() {
    DescribedPredicate<JavaPackage> unmarked =
        describe("is not null-marked", each -> !each.isAnnotatedWith(NullMarked.class));
    assertThat(
            CLASSES.stream()
                .map(JavaClass::getPackage)
                .filter(each -> each.getName().startsWith(BASE + "."))
                .distinct()
                .filter(unmarked))
        .isEmpty();
  }
}
