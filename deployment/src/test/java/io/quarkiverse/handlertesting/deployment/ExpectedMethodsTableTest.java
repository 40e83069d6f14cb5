package io.quarkiverse.handlertesting.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;

/** This version of Quarkus has all methods that the extension expects. Generates the table of the documentation. */
class ExpectedMethodsTableTest {

    private static final Path MADE = Path.of("target", "expected-methods.adoc");
    private static final Path PRINTED = Path.of("..", "docs", "modules", "ROOT", "partials", "expected-methods.adoc");

    private final Capabilities present = new Capabilities(
            Set.of(Capability.RESTEASY_REACTIVE, Capability.SCHEDULER, Capability.SECURITY, Capability.TRANSACTIONS));

    private static List<ExpectedClassBuildItem> expected(Capabilities capabilities) {
        List<ExpectedClassBuildItem> expected = new ArrayList<>();
        new BytecodeProcessor().vertx(expected::add);
        new BytecodeProcessor().clients(expected::add);
        new BytecodeProcessor().handlers(capabilities, expected::add);
        BytecodeProcessor.testMethods(expected::add);
        new BytecodeProcessor().executors(expected::add);
        new ManagedFutureProcessor().futures(expected::add);
        new BytecodeProcessor().scheduler(capabilities, expected::add);
        new SchedulerProcessor().classes(capabilities, expected::add);
        VirtualThreadProcessor.executor(expected::add);
        new QuartzProcessor().classes(capabilities, expected::add);
        new FaultToleranceProcessor().classes(capabilities, expected::add);
        new VertxSpiProcessor().metrics(expected::add);
        new VertxSpiProcessor().tracing(expected::add);
        new IdentityProcessor().authenticator(capabilities, expected::add);
        new ClassicClientProcessor().client(capabilities, expected::add);
        RestClientProcessor.client(expected::add);
        new WebSocketProcessor().frames(expected::add);
        new WebSocketProcessor().callbacks(capabilities, expected::add);
        new GrpcProcessor().changes(capabilities, expected::add);
        if (capabilities.isPresent(Capability.KOTLIN)) {
            CoroutineProcessor.coroutines(expected::add);
        }
        if (capabilities.isPresent(Capability.REACTIVE_PG_CLIENT)) {
            DatabaseProcessor.sql(expected::add);
        }
        if (capabilities.isPresent(Capability.REDIS_CLIENT)) {
            DatabaseProcessor.redis(expected::add);
        }
        new ChannelCauseProcessor().changes(capabilities, expected::add);
        new FailureProcessor().vertx(expected::add);
        new FailureProcessor().consumers(expected::add);
        new FailureProcessor().mutiny(expected::add);
        new FailureProcessor().http(expected::add);
        new FailureProcessor().sinks(capabilities, expected::add);
        MappedFailureProcessor.mappers(capabilities, expected::add);
        new LookUpProcessor().parameters(capabilities, expected::add);
        LookUpProcessor.properties(expected::add);
        if (capabilities.isPresent(Capability.KAFKA)) {
            KafkaProcessor.records(expected::add);
        }
        new ObserverFailureProcessor().observers(expected::add);
        new WebSocketFailureProcessor().callbacks(capabilities, expected::add);
        if (capabilities.isPresent(Capability.MESSAGING)) {
            AmqpProcessor.messages(expected::add);
        }
        new ChannelFailureProcessor().changes(capabilities, expected::add);
        if (capabilities.isPresent(Capability.AGROAL)) {
            SqlProcessor.jdbc(expected::add);
        }
        if (capabilities.isPresent(Capability.TRANSACTIONS)) {
            TransactionProcessor.jta(expected::add);
        }
        if (capabilities.isPresent(Capability.REACTIVE_PG_CLIENT)) {
            TransactionProcessor.reactive(expected::add);
            SqlProcessor.reactive(expected::add);
        }
        return expected;
    }

    /** If this fails after an update of Quarkus, the methods that it names have changed: see adr/0023. */
    @Test
    void thisVersionOfQuarkusHasAllExpectedMethods() {
        ClassLoader loader = getClass().getClassLoader();
        assertEquals(List.of(), expected(present).stream().flatMap(item -> item.expected().missing(loader).stream()).toList());
    }

    @Test
    void theTableOfTheDocumentationIsUpToDate() throws IOException {
        // This module tests without the extensions of the last ones; their integration tests fail if a method is missing.
        Capabilities all = new Capabilities(Set.of(Capability.RESTEASY_REACTIVE, Capability.SCHEDULER, Capability.SECURITY,
                Capability.RESTEASY, Capability.SERVLET, Capability.RESTEASY_CLIENT, Capability.QUARTZ,
                Capability.SMALLRYE_FAULT_TOLERANCE, WebSocketProcessor.CAPABILITY, Capability.GRPC,
                Capability.KOTLIN, Capability.REACTIVE_PG_CLIENT, Capability.REDIS_CLIENT, Capability.MESSAGING,
                Capability.KAFKA, Capability.AGROAL, Capability.TRANSACTIONS));
        String made = expected(all).stream().map(ExpectedMethodsTableTest::row).collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(MADE, made);
        assertEquals(Files.readString(PRINTED), made, () -> "The table of the documentation is outdated: copy " + MADE + " to "
                + PRINTED);
    }

    /** A row of a table in AsciiDoc. */
    private static String row(ExpectedClassBuildItem item) {
        ExpectedClass type = item.expected();
        String methods = type.methods().stream().map(method -> "`" + method.name() + "`").distinct()
                .collect(Collectors.joining(", "));
        return "| `" + type.type().substring(type.type().lastIndexOf('.') + 1) + "`: " + methods + " | "
                + (type.change() == null ? "implemented" : "changed") + " | " + item.purpose() + " | "
                + item.ability().effect();
    }
}
