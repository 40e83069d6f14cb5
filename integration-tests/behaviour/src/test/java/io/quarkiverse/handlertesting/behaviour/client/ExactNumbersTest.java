package io.quarkiverse.handlertesting.behaviour.client;

import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

/** Numbers of a JSON body are exact. */
@QuarkusTest
class ExactNumbersTest extends ClientTestBase {

    @Singleton
    static class Invoice {

        void route(@Observes Router router) {
            router.get("/exact-numbers").handler(context -> context.json(new JsonObject()
                    .put("total", 88257020.93).put("rates", new JsonArray().add(0.1).add(2))));
        }
    }

    // tag::numbers[]
    @BothWays
    void areComparedByTheirDecimalText(String way) {
        HandlerResponse invoice = client(way).get("/exact-numbers").send();

        invoice.expectBody("total", equalTo(88257020.93)).expectBody("total", not(equalTo(88257020.94)))
                .expectBody("rates", hasItem(closeTo(2, 0.5)));
        BigDecimal total = invoice.path("total");
        assertEquals(new BigDecimal("88257020.93"), total);
    }
    // end::numbers[]
}
