package dev.guestright.server;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import dev.guestright.server.house.Database;
import dev.guestright.server.routing.router.IntentModel;
import dev.guestright.server.routing.router.RoutableMessage;
import dev.guestright.server.routing.router.Route;
import dev.guestright.server.routing.router.Router;
import dev.guestright.server.vault.VaultReader;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The dependencies that must never be (DESIGN.md, "The house plan"). Arrows point down only. */
@AnalyzeClasses(packages = "dev.guestright", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String SERVER = "dev.guestright.server.";

  /** Which room may use which other; a room that has no line here may use none. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("ids", Set.of()),
          Map.entry("house", Set.of()),
          Map.entry("vault", Set.of("ids", "house")),
          Map.entry("trail", Set.of("ids", "house")),
          Map.entry("identity", Set.of("ids", "house", "trail")),
          Map.entry("consent", Set.of("ids", "trail")),
          Map.entry("gateway", Set.of("ids", "house", "identity", "consent", "vault", "trail")),
          Map.entry("web", Set.of("ids", "house", "identity", "gateway")),
          Map.entry("entrance", Set.of("ids", "house", "identity", "gateway", "web")),
          Map.entry(
              "api",
              Set.of("ids", "house", "identity", "gateway", "vault", "trail", "oversight", "web")),
          Map.entry(
              "routing", Set.of("ids", "house", "identity", "gateway", "vault", "trail", "web")),
          Map.entry("assist", Set.of("ids", "identity", "consent", "gateway", "vault", "trail")),
          Map.entry(
              "desk",
              Set.of(
                  "ids",
                  "identity",
                  "consent",
                  "gateway",
                  "vault",
                  "trail",
                  "assist",
                  "routing",
                  "web")),
          // Neither desk nor assist may use it: what a customer contests is nobody's context.
          Map.entry(
              "oversight",
              Set.of(
                  "ids",
                  "house",
                  "identity",
                  "consent",
                  "gateway",
                  "vault",
                  "trail",
                  "desk",
                  "routing",
                  "web")),
          Map.entry(
              "privacy",
              Set.of(
                  "oversight",
                  "ids",
                  "house",
                  "identity",
                  "consent",
                  "gateway",
                  "vault",
                  "trail",
                  "desk",
                  "routing",
                  "web")),
          Map.entry("insight", Set.of("ids", "identity", "gateway", "trail", "routing", "web")),
          Map.entry("connect", Set.of("ids", "house", "identity", "vault", "trail", "desk")),
          Map.entry(
              "demo", Set.of("ids", "house", "identity", "consent", "gateway", "vault", "desk")),
          Map.entry(
              "pages",
              Set.of("web", "desk", "privacy", "oversight", "insight", "entrance", "routing")),
          Map.entry(
              "command",
              Set.of(
                  "ids",
                  "house",
                  "identity",
                  "gateway",
                  "trail",
                  "routing",
                  "privacy",
                  "connect",
                  "demo")));

  @ArchTest
  static final ArchRule aLibraryStandsOnItsOwnFeet =
      CompositeArchRule.of(
          List.of(alone("charter"), alone("ledger"), alone("triage"), alone("fairness")));

  private static ArchRule alone(String library) {
    String own = "dev.guestright." + library + "..";
    return noClasses()
        .that()
        .resideInAPackage(own)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.springframework..", "jakarta..", "javax.sql..")
                .or(
                    resideInAPackage("java.sql..")
                        .and(describe("no engine inside", it -> !library.equals("fairness"))))
                .or(resideInAPackage("dev.guestright..").and(not(resideInAPackage(own)))));
  }

  @ArchTest
  static final ArchRule theCharterReadsNoFileAndAsksNoNetwork =
      noClasses()
          .that()
          .resideInAPackage("dev.guestright.charter..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net..", "java.nio.file..", "java.nio.channels..");

  @ArchTest
  static final ArchRule onlyTheGatewayReadsTheVault =
      noClasses()
          .that(not(resideInAnyPackage(SERVER + "gateway", SERVER + "vault")))
          .and()
          .doNotHaveFullyQualifiedName(SERVER + "Rooms")
          .should()
          .dependOnClassesThat(belongToAnyOf(VaultReader.class));

  @ArchTest
  static final ArchRule onlyWhereRoomsAreJoinedIsTheDoorsConnectionInHand =
      noClasses()
          .that(not(resideInAPackage(SERVER + "house")))
          .and()
          .doNotHaveFullyQualifiedName(SERVER + "Rooms")
          .should()
          .callMethod(Database.class, "door");

  @ArchTest
  static final ArchRule aRoomUsesNoRoomButThoseOnItsLine =
      CompositeArchRule.of(
          MAY_USE.entrySet().stream().map(line -> only(line.getKey(), line.getValue())).toList());

  private static ArchRule only(String room, Set<String> others) {
    return noClasses()
        .that()
        .resideInAPackage(SERVER + room + "..")
        .should()
        .dependOnClassesThat(
            describe(
                "are of the server, beyond " + others,
                other -> {
                  String home = roomOf(other.getPackageName());
                  return other.getPackageName().startsWith("dev.guestright.server")
                      && !home.equals(room)
                      && !others.contains(home)
                      && !isTheServerItself(room, home);
                }));
  }

  /** The command line starts the server; nobody else looks up at it. */
  private static boolean isTheServerItself(String room, String home) {
    return room.equals("command") && home.isEmpty();
  }

  private static String roomOf(String packageName) {
    return packageName.startsWith(SERVER)
        ? packageName.substring(SERVER.length()).replaceFirst("\\..*", "")
        : "";
  }

  @ArchTest
  static final ArchRule everyRoomHasALine =
      noClasses()
          .that()
          .resideInAPackage("dev.guestright.server..")
          .should()
          .haveFullyQualifiedName("")
          .orShould(
              com.tngtech.archunit.lang.conditions.ArchConditions.have(
                  describe(
                      "a home that no line names",
                      it -> {
                        String home = roomOf(it.getPackageName());
                        return !home.isEmpty() && !MAY_USE.containsKey(home);
                      })));

  /** Worth, spend, place, past mood and past complaints have nowhere to come in. */
  @ArchTest
  static final ArchRule routingKnowsAMessageAndNothingElse =
      noClasses()
          .that()
          .resideInAPackage(SERVER + "routing.router")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.guestright..")
                  .and(not(resideInAPackage(SERVER + "routing.router")))
                  .or(
                      resideInAnyPackage(
                          "org.springframework..", "java.sql..", "javax.sql..", "java.net..")));

  @ArchTest
  static void theListOfWhatRoutingMayKnowIsClosed(JavaClasses classes) {
    assertThat(RoutableMessage.class.getRecordComponents())
        .extracting(part -> part.getName() + " " + part.getGenericType().getTypeName())
        .containsExactly(
            "text java.lang.String",
            "language java.lang.String",
            "product java.util.Optional<java.lang.String>",
            "channel java.lang.String",
            "waiting java.time.Duration");
    assertThat(IntentModel.class.getDeclaredMethods())
        .allSatisfy(method -> assertThat(method.getParameterTypes()).containsOnly(String.class));
    assertThat(Router.class.getDeclaredMethods())
        .filteredOn(method -> Route.class.equals(method.getReturnType()))
        .filteredOn(method -> Modifier.isPublic(method.getModifiers()))
        .allSatisfy(
            method -> assertThat(method.getParameterTypes()[0]).isEqualTo(RoutableMessage.class))
        .hasSize(2);
    assertThat(classes.contain(Router.class.getName())).isTrue();
  }

  @ArchTest
  static final ArchRule noCircleLeadsThroughTheRooms =
      slices().matching("dev.guestright.server.(*)..").should().beFreeOfCycles();
}
