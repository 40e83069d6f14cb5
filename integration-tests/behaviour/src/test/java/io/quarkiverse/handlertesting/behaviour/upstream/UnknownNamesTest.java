package io.quarkiverse.handlertesting.behaviour.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.behaviour.InnerTestRun;
import io.quarkiverse.handlertesting.events.ObserveCalls;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Quarkus injects the fields of a test before the test can be refused: a wrong name there is still the reason of its failure.
 */
@QuarkusTest
class UnknownNamesTest {

    @RegisterExtension
    static final InnerTestRun MISSPELLED = new InnerTestRun(Misspelled.class);
    @RegisterExtension
    static final InnerTestRun INHERITING = new InnerTestRun(Inheriting.class);

    static class Plain {
    }

    @QuarkusTest
    static class Misspelled {

        @Inject
        @Upstream("storehouse")
        MockUpstream stock;

        @Test
        void refused() {
        }
    }

    static class Base {

        @Inject
        @Upstream("misspelled")
        MockUpstream upstream;
    }

    @QuarkusTest
    @ObserveCalls(Plain.class)
    static class Inheriting extends Base {

        @Test
        void refused() {
        }
    }

    /** The REST clients of this module change with its tests. */
    private static List<String> failures(InnerTestRun run) {
        return run.failures().stream()
                .map(failure -> failure.replaceAll("(REST clients: ).*stock.*?(\\. For)", "$1…, stock, …$2"))
                .toList();
    }

    private static String unknown(String name, String type) {
        return "@Upstream(\"" + name + "\") of UnknownNamesTest." + type
                + ": the application has no REST client with that name."
                + " REST clients: …, stock, …. For other clients, name the property that holds the address:"
                + " @Upstream(value = \"" + name + "\", property = \"…\").";
    }

    @Test
    void theNamesThatExistAreListed() {
        assertEquals(List.of("refused(): " + unknown("storehouse", "Misspelled")), failures(MISSPELLED));
    }

    @Test
    void allWrongNamesAreReported() {
        assertEquals(List.of("refused(): @ObserveCalls(UnknownNamesTest.Plain.class) on UnknownNamesTest.Inheriting:"
                + " UnknownNamesTest.Plain is not a bean, so its calls cannot be observed. Give it a scope, such as"
                + " @ApplicationScoped, or observe a bean that calls it.\n" + unknown("misspelled", "Base")),
                failures(INHERITING));
    }
}
