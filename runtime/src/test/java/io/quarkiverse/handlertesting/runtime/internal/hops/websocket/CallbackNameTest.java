package io.quarkiverse.handlertesting.runtime.internal.hops.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.annotation.PreDestroy;

import org.junit.jupiter.api.Test;

/** The name of a callback, by the annotation that its method has. */
class CallbackNameTest {

    private static final String ANNOTATION = PreDestroy.class.getName();

    static class Chat {

        @PreDestroy
        void receive(String text) {
        }

        void leave() {
        }
    }

    static class Inheriting extends Chat {
    }

    static class Several extends Chat {

        @PreDestroy
        void fail(IllegalStateException failure) {
        }
    }

    @Test
    void isThatOfTheAnnotatedMethod() {
        assertEquals("CallbackNameTest.Chat.receive", CallbackName.of(Chat.class, ANNOTATION));
        assertEquals("CallbackNameTest.Inheriting.receive", CallbackName.of(Inheriting.class, ANNOTATION));
    }

    @Test
    void isThatOfTheAnnotationIfItIsUnclear() {
        assertEquals("@PreDestroy of CallbackNameTest.Several", CallbackName.of(Several.class, ANNOTATION));
        assertEquals("@OnError of CallbackNameTest.Chat",
                CallbackName.of(Chat.class, "io.quarkus.websockets.next.OnError"));
    }

    @Test
    void isThatOfTheAnnotationWithoutTheEndpoint() {
        assertEquals("@OnTextMessage", new CallbackName("no endpoint", "OnTextMessage").toString());
    }
}
