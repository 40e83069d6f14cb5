package io.quarkiverse.handlertesting.brokers;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.handlertesting.events.CdiEvent;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** A second application answers over the broker: {@link AnsweringApplication}. */
@QuarkusTest
@QuarkusTestResource(AmqpBroker.class)
@Timeout(120)
class TwoAmqpApplicationsTest {

    @Inject
    Events events;

    @Test
    void bringsTheCauseBack() {
        var handled = events.subscribe(fired(Handled.class));
        RestAssured.post("/questions/a").then().statusCode(204);
        assertEquals(new Handled("answers", "answer to question a", null, List.of()),
                handled.within(Duration.ofSeconds(60)).await());
        events.awaitIdle(Duration.ofSeconds(60));
        assertEquals(1, answer().cause().number());
    }

    @Test
    void namesNoCauseIfTheOtherApplicationDropsTheProperty() {
        var handled = events.subscribe(fired(Handled.class));
        RestAssured.post("/questions/forgetful").then().statusCode(204);
        handled.within(Duration.ofSeconds(60)).await();
        assertNull(answer().cause());
    }

    private RecordedEvent answer() {
        return events.seen().stream().filter(event -> event.payload() instanceof CdiEvent).findFirst().orElseThrow();
    }
}
