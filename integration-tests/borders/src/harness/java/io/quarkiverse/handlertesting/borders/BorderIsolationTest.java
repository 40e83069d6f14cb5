package io.quarkiverse.handlertesting.borders;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.EventsScope;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkus.test.junit.QuarkusTest;

/** Many users at once cross a border: each sees all events of its own requests, and none of another user. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BorderIsolationTest {

    private static final int USERS = 8;
    private static final int REQUESTS = Integer.getInteger("borders.requests", 100);

    @Inject
    Events events;
    @Inject
    HandlerClient client;
    @Inject
    Landings landings;

    private final ExecutorService users = Executors.newFixedThreadPool(USERS);

    List<String> borders() {
        return landings.borders.stream().filter(Border::isLight).map(Border::name).sorted().toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("borders")
    void noUserSeesTheEventsOfAnother(String border) throws Exception {
        List<String> forms = forms(landings.border(border));
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            String user = "user" + i;
            all.add(users.submit(() -> {
                try (EventsScope own = events.open(user)) {
                    act(border, forms, user, own);
                }
            }));
        }
        for (Future<?> user : all) {
            user.get(170, TimeUnit.SECONDS);
        }
    }

    /** The paths of all forms whose work is waited for. */
    private static List<String> forms(Border border) {
        List<String> paths = new ArrayList<>();
        List<Hop> hops = border.hops();
        for (int row = 0; row < hops.size(); row++) {
            Hop hop = hops.get(row);
            for (int form = 0; form < hop.forms().size(); form++) {
                if (hop.kept() && hop.isAwaited() && border.isLight(hop, hop.forms().get(form))) {
                    paths.add(row + "/" + form);
                }
            }
        }
        return paths;
    }

    private void act(String border, List<String> forms, String user, EventsScope own) {
        var landed = own.subscribe(fired(HopEvent.class));
        List<String> sent = new ArrayList<>();
        for (int request = 0; request < REQUESTS; request++) {
            String name = user + '-' + request;
            sent.add(name);
            client.post("/borders/" + border + '/' + forms.get(request % forms.size()) + '?' + name).send().expectStatus(202);
        }
        own.awaitIdle(ofSeconds(120));
        assertEquals(sent.stream().sorted().toList(), landed.seen().stream().map(HopEvent::request).sorted().toList());
    }

    @AfterEach
    void forget() {
        landings.unawaited.clear();
        landings.failures.clear();
    }
}
