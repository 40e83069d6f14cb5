package io.quarkiverse.handlertesting;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** Holds the floors of CONTRIBUTING: which packages may use which. */
@TestInstance(Lifecycle.PER_CLASS)
class LayeringTest {

    private static final String OURS = "io.quarkiverse.handlertesting..";
    private static final String INTERNAL = "io.quarkiverse.handlertesting.runtime.internal.";

    private JavaClasses classes;

    @BeforeAll
    void read() {
        classes = new ClassFileImporter()
                .importUrl(HandlerAssertionError.class.getProtectionDomain().getCodeSource().getLocation());
    }

    @Test
    void internalPackagesHaveNoCycles() {
        slices().matching(INTERNAL + "(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void causeAndTextUseNoFramework() {
        classes().that().resideInAnyPackage(INTERNAL + "cause", INTERNAL + "text")
                .should().onlyDependOnClassesThat(resideInAnyPackage("java..", OURS)).check(classes);
    }

    @Test
    void theJournalUsesNoFrameworkExceptMutiny() {
        classes().that().resideInAPackage(INTERNAL + "journal")
                .should().onlyDependOnClassesThat(resideInAnyPackage("java..", OURS, "io.smallrye.mutiny..")).check(classes);
    }

    @Test
    void theCoreOfServerSentEventsUsesOnlyBuffers() {
        classes().that()
                .haveNameMatching(".*[.](sse[.](SseParser|BlockReader|SseEncoder|SseFrame|FrameText)|streams[.](Line.*|Utf8))")
                .should().onlyDependOnClassesThat(resideInAnyPackage("java..", OURS)
                        .or(nameMatching("io[.]vertx[.]core[.]buffer[.]Buffer")))
                .check(classes);
    }

    @Test
    void cookiesUseNoFrameworkExceptTheListOfPublicSuffixes() {
        classes().that().resideInAPackage(INTERNAL + "cookies")
                .should().onlyDependOnClassesThat(resideInAnyPackage("java..", OURS)
                        .or(nameMatching("org[.]apache[.]http[.]conn[.]util[.](PublicSuffixMatcher(Loader)?|DomainType)")))
                .check(classes);
    }

    @Test
    void transportsDoNotUseCauses() {
        noClasses().that().resideInAPackage(INTERNAL + "transport..")
                .should().dependOnClassesThat(resideInAPackage(INTERNAL + "cause")).check(classes);
    }

    @Test
    void onlyTwoPackagesUseInternalsOfVertxAndNetty() {
        noClasses().that(not(resideInAnyPackage(INTERNAL + "transport.inprocess", INTERNAL + "upstream.raw")))
                .should().dependOnClassesThat(resideInAnyPackage("io.vertx..impl..", "io.vertx.core.internal..",
                        "io.netty.channel.."))
                .check(classes);
    }

    /** WireMock 4 changes everything below its DSL. The public types have the DSL in their signatures. */
    @Test
    void onlyOneInternalPackageUsesWireMock() {
        noClasses().that(not(resideInAPackage(INTERNAL + "upstream.wiremock"))
                .and(not(nameMatching("io[.]quarkiverse[.]handlertesting[.]upstream[.](MockUpstream|UpstreamCall)"))))
                .should().dependOnClassesThat(resideInAnyPackage("com.github.tomakehurst.wiremock..", "org.wiremock.."))
                .check(classes);
    }

    /** An application without OpenTelemetry has none of its classes. */
    @Test
    void onlyOnePackageUsesOpenTelemetry() {
        noClasses().that().resideOutsideOfPackage(INTERNAL + "taps.opentelemetry")
                .should().dependOnClassesThat(resideInAnyPackage("io.opentelemetry..", INTERNAL + "taps.opentelemetry"))
                .check(classes);
    }

    /** An application without gRPC has none of its classes. */
    @Test
    void onlyOnePackageUsesGrpc() {
        noClasses().that().resideOutsideOfPackage(INTERNAL + "hops.grpc")
                .should().dependOnClassesThat(resideInAnyPackage("io.grpc..", "io.quarkus.grpc..", INTERNAL + "hops.grpc"))
                .check(classes);
    }

    /** An application without coroutines has none of the classes of Kotlin. */
    @Test
    void onlyOnePackageUsesKotlin() {
        noClasses().that().resideOutsideOfPackage(INTERNAL + "hops.coroutines")
                .should().dependOnClassesThat(resideInAnyPackage("kotlin..", "kotlinx..", INTERNAL + "hops.coroutines"))
                .check(classes);
    }

    /** An application without Quarkus Messaging has none of its classes. */
    @Test
    void onlyTwoPackagesUseMessaging() {
        noClasses().that().resideOutsideOfPackages(INTERNAL + "hops.messaging", INTERNAL + "messaging..")
                .should().dependOnClassesThat(resideInAnyPackage("org.eclipse.microprofile.reactive.messaging..",
                        "io.smallrye.reactive.messaging..", INTERNAL + "hops.messaging"))
                .check(classes);
    }

    /** An application with messaging may have no Kafka. */
    @Test
    void onlyOnePackageUsesKafka() {
        noClasses().that().resideOutsideOfPackage(INTERNAL + "messaging.kafka")
                .should().dependOnClassesThat(resideInAnyPackage("org.apache.kafka..", "io.smallrye.reactive.messaging.kafka..",
                        INTERNAL + "messaging.kafka"))
                .check(classes);
    }

    /** An application with messaging may have no AMQP. */
    @Test
    void onlyOnePackageUsesAmqp() {
        noClasses().that().resideOutsideOfPackage(INTERNAL + "messaging.amqp")
                .should().dependOnClassesThat(resideInAnyPackage("io.vertx.amqp..", "io.vertx.mutiny.amqp..",
                        "org.apache.qpid..", "io.smallrye.reactive.messaging.amqp..", INTERNAL + "messaging.amqp"))
                .check(classes);
    }

    /** An application without a reactive SQL client has none of its classes. */
    @Test
    void onlyThreePackagesUseSqlClients() {
        noClasses().that()
                .resideOutsideOfPackages(INTERNAL + "taps.sql", INTERNAL + "taps.transaction", INTERNAL + "database.reactive")
                .should().dependOnClassesThat(resideInAnyPackage("io.vertx.sqlclient..", "io.vertx.pgclient..",
                        INTERNAL + "database.reactive"))
                .check(classes);
    }

    /** Public packages contain the API, and package-private classes that only the API of the same package uses. */
    @Test
    void publicPackagesHaveNoPublicImplementations() {
        noClasses().that().resideOutsideOfPackage("io.quarkiverse.handlertesting.runtime..").and().arePublic()
                .should().haveSimpleNameEndingWith("Impl").orShould().haveSimpleNameEndingWith("View").check(classes);
    }
}
