package io.quarkiverse.handlertesting.runtime.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.CdiEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

class ObjectTextTest {

    @Entity
    static class Download {

        @Id
        private final Long id = 7L;
        String file = "model.gguf";
    }

    static class Resumed extends Download {
    }

    static class Silent {
    }

    record Shipped(int id) {
    }

    record ShippedAgain(int id) {
    }

    @Test
    void showsTheStatusOfAResponse() {
        assertEquals("Response 202", ValueText.text(Response.accepted().build()));
        assertEquals("RestResponse 204 No Content", ValueText.text(RestResponse.noContent()));
        assertEquals("RestResponse 201 Created[ObjectTextTest.Download[id=7]]",
                ValueText.text(RestResponse.status(RestResponse.Status.CREATED, new Download())));
    }

    @Test
    void showsTheIdOfAnEntityWithoutToString() {
        assertEquals("ObjectTextTest.Download[id=7]", ValueText.text(new Download()));
        assertEquals("ObjectTextTest.Resumed[id=7]", ValueText.text(new Resumed()));
    }

    @Test
    void showsTheTypeOfAnObjectWithoutToString() {
        assertEquals("ObjectTextTest.Silent", ValueText.text(new Silent()));
        assertEquals("ObjectTextTest.Silent", new CdiEvent(new Silent(), Set.of()).toString());
    }

    @Test
    void neverSubscribesToAnAsynchronousResult() {
        assertEquals("Uni", ValueText.text(Uni.createFrom().item(() -> fail("subscribed"))));
        assertEquals("Multi", ValueText.text(Multi.createFrom().items(() -> fail("subscribed"))));
        assertEquals("CompletionStage", ValueText.text(new CompletableFuture<>()));
    }

    @Test
    void showsTheContentOfAnOptional() {
        assertEquals("Optional[ObjectTextTest.Download[id=7]]", ValueText.text(Optional.of(new Download())));
        assertEquals("Optional[\"a\"]", ValueText.text(Optional.of("a")));
        assertEquals("Optional.empty", ValueText.text(Optional.empty()));
        assertEquals("[Response 202, Optional[1]]",
                ValueText.text(new Object[] { Response.accepted().build(), Optional.of(1) }));
    }

    @Test
    void replacesTheSimpleNameOfANestedTypeByItsFullName() {
        assertEquals("ObjectTextTest.Shipped[id=1]", new CdiEvent(new Shipped(1), Set.of()).toString());
        assertEquals("ObjectTextTest.ShippedAgain[id=1]", new CdiEvent(new ShippedAgain(1), Set.of()).toString());
    }
}
