package io.quarkiverse.handlertesting.behaviour.junit;

import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.behaviour.InnerTestRun;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkiverse.handlertesting.junit.Fixture;
import io.quarkiverse.handlertesting.junit.TestScoped;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.junit.QuarkusTest;

/** Quarkus injects nothing into a {@code @Nested} class: what would get ours there is refused before its test begins. */
@QuarkusTest
class NestedFieldsTest {

    @RegisterExtension
    static final InnerTestRun WRONG = new InnerTestRun(Wrong.class);
    @RegisterExtension
    static final InnerTestRun RIGHT = new InnerTestRun(Right.class);

    record Shelved(String book) {
    }

    static class Book {
    }

    record Title(String text) {
    }

    @TestScoped
    static class Notes {
    }

    @Fixture
    static Book book() {
        return new Book();
    }

    @Fixture
    static Title title() {
        return new Title("a");
    }

    /** Has fields that Quarkus injects into test classes that are not nested. */
    abstract static class Client {

        @Inject
        HandlerClient client;
    }

    /** Has a method that Quarkus calls in test classes that are not nested. */
    abstract static class InitializedClient {

        @Inject
        void use(HandlerClient client) {
        }
    }

    @QuarkusTest
    static class Wrong {

        @Inject
        Events events;

        @Nested
        class Each {

            @Inject
            Events events;
            @Inject
            Sessions sessions;
            @Inject
            @Upstream("stock")
            MockUpstream stock;
            @Upstream("stock")
            MockUpstream withoutInject;
            @Inject
            Book book;
            @Inject
            Instance<Title> titles;
            @Inject
            Notes notes;
            @Inject
            Provider<Events> provider;

            @BeforeEach
            void use() {
                events.seen();
            }

            @Test
            void refused() {
            }
        }

        @Nested
        class Inheriting extends Client {

            @Test
            void refused() {
            }
        }

        @Nested
        class Initialized extends InitializedClient {

            @Inject
            void use(Event<Shelved> shelved, Instance<Title> titles, @Upstream("stock") MockUpstream stock) {
            }

            /** No parameter gets an object of the extension, so the extension does not refuse the method. */
            @Inject
            void use(Event<Shelved> shelved) {
            }

            @Test
            void refused() {
            }
        }

        @Nested
        class Outer {

            @Inject
            Events events;

            @Nested
            class Inner {

                @Test
                void refused() {
                }
            }
        }
    }

    @QuarkusTest
    static class Right extends Client {

        @Inject
        Events events;
        @Inject
        Event<Shelved> shelved;
        @Upstream("stock")
        MockUpstream stock;
        @Inject
        Book book;

        @Nested
        class Inner {

            /** A bean of the application: what Quarkus leaves out is not ours to refuse. */
            @Inject
            Event<Shelved> notOurs;
            /** Assigned by the class itself. */
            @Inject
            HandlerClient assigned = client;
            Events withoutAnnotation;

            @Nested
            class Innermost {

                @Test
                void hasTheFieldsOfTheOuterClass(@Fixture Title title) {
                    assertEquals("a", title.text());
                    assertEquals("stock", stock.name());
                    assertEquals(Book.class, book.getClass().getSuperclass());
                    assertNull(notOurs);
                    shelved.fire(new Shelved("b"));
                    assertEquals("b", events.subscribeFromStart(fired(Shelved.class)).await().book());
                }
            }
        }
    }

    private static String text(String test, String fields) {
        return "refused(): Quarkus injects nothing into a @Nested class such as NestedFieldsTest.Wrong." + test
                + ", so its fields are null. Declare in NestedFieldsTest.Wrong: " + fields + ".";
    }

    @Test
    void namesEachField() {
        assertEquals(4, WRONG.count());
        assertEquals(List.of(
                "refused(): Quarkus calls no @Inject method of a @Nested class such as NestedFieldsTest.Wrong.Initialized."
                        + " Declare in NestedFieldsTest.Wrong: use(HandlerClient) (inherited from"
                        + " NestedFieldsTest.InitializedClient), use(Event<Shelved>, Instance<Title>, MockUpstream).",
                text("Each", "Events events, Sessions sessions, MockUpstream stock, MockUpstream withoutInject, Book book,"
                        + " Instance<Title> titles, Notes notes, Provider<Events> provider"),
                text("Inheriting", "HandlerClient client (inherited from NestedFieldsTest.Client)"),
                text("Outer", "Events events")), WRONG.failures().stream().sorted().toList());
    }

    @Test
    void acceptsFieldsOfTheOuterClass() {
        assertEquals(List.of(), RIGHT.failures());
        assertEquals(1, RIGHT.count());
    }
}
