package io.quarkiverse.handlertesting.borders;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static java.time.Duration.ofSeconds;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import jakarta.inject.Inject;

import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Whether the cause crosses a border, and whether {@code awaitIdle()} waits for the work at its other end, in each form of its
 * API. Generates the tables of the documentation.
 */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BorderTest {

    private static final Path PARTIALS = Path.of("..", "..", "docs", "modules", "ROOT", "partials");

    @Inject
    Events events;
    @Inject
    HandlerClient client;
    @Inject
    Landings landings;

    List<String> borders() {
        return landings.borders.stream().map(Border::name).sorted().toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("borders")
    void theTableOfTheDocumentationIsUpToDate(String border) throws IOException {
        List<Hop> expected = landings.border(border).hops();
        int requests = 0;
        for (int row = 0; row < expected.size(); row++) {
            Hop hop = expected.get(row);
            for (int form = 0; form < hop.forms().size(); form++) {
                assertEquals(hop.row(), find(border, row, form, hop, ++requests),
                        hop.name() + ", " + hop.forms().get(form).name());
            }
        }
        String table = expected.stream().map(Hop::row).collect(joining("\n", "", "\n"));
        Path made = Path.of("target", "hops-" + border + ".adoc");
        Files.writeString(made, table);
        Path printed = PARTIALS.resolve(made.getFileName());
        assertEquals(Files.exists(printed) ? Files.readString(printed) : "", table,
                () -> "The table of the documentation is outdated: copy " + made + " to " + printed);
    }

    /**
     * @param request the number of the request that starts the form, in its test
     */
    private String find(String border, int row, int form, Hop hop, int request) {
        landings.looked = new CountDownLatch(1);
        landings.unawaited.clear();
        var landed = events.subscribe(fired(HopEvent.class));
        client.post("/borders/" + border + "/" + row + "/" + form).send().expectStatus(202);
        events.awaitIdle(ofSeconds(30));
        landings.failures.forEach(failed -> fail(hop.name(), failed));
        boolean awaited = !landed.seen().isEmpty();
        landings.looked.countDown();
        hop.forms().get(form).due().run();
        landed.within(ofSeconds(30)).awaitCount(1);
        Hop.Waits waits = awaited && landings.unawaited.isEmpty() ? Hop.Waits.YES
                : hop.isAwaited() ? Hop.Waits.NO : hop.waits();
        return new Hop(hop.name(), keeps(request), waits, List.of()).row();
    }

    /** Whether a hop has landed with the cause of this request, once. */
    private boolean keeps(int number) {
        return events.seen().stream().filter(event -> event.name().equals("HopEvent"))
                .filter(event -> event.cause() != null && event.cause().number() == number).count() == 1;
    }
}
