package io.quarkiverse.handlertesting.borders;

import static io.quarkiverse.handlertesting.events.Selectors.answered;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkus.test.junit.QuarkusTest;

/** How failures show gRPC calls. */
@QuarkusTest
class GrpcMessageTest extends GrpcTestBase {

    private final CountDownLatch arrived = new CountDownLatch(1);

    /** Starts a call that its service does not answer, and waits until it has arrived. */
    private Context.CancellableContext start() throws InterruptedException {
        Context.CancellableContext context = Context.current().withCancellation();
        Context before = context.attach();
        client.many(held(arrived::countDown, () -> {
        })).subscribe().with(answer -> {
        }, failure -> {
        });
        context.detach(before);
        assertTrue(arrived.await(30, TimeUnit.SECONDS));
        return context;
    }

    /** The text with the same duration wherever there is one, and without the padding that depends on it. */
    private static String text(Throwable failure) {
        return failure.getMessage().replaceAll("(for|after|in) +[0-9]+ (ms|µs|s)\\b", "$1 N ms")
                .replaceAll("(#[0-9]) +[0-9]+ (ms|µs)", "$1 N ms")
                .replaceAll("\\.java:[0-9]+", ".java:N");
    }

    @Test
    void aCallThatIsUnderWayIsNamed() throws InterruptedException {
        Context.CancellableContext context = start();
        EventAssertionError late = assertThrows(EventAssertionError.class, () -> events.awaitIdle(ofMillis(20)));
        assertEquals("""
                Expected GrpcMessageTest.aCallThatIsUnderWayIsNamed to be idle within N ms, but 2 pieces of its work are \
                still running:
                  GRPC_CLIENT  for N ms  to borders.ReactiveItems/Many, started at GrpcMessageTest.start(GrpcMessageTest\
                .java:N), caused by request 1: borders.ReactiveItems/Many
                  GRPC         for N ms  borders.ReactiveItems/Many, caused by request 1: borders.ReactiveItems/Many
                So far the test saw:
                  #1 N ms  GRPC  borders.ReactiveItems/Many""", text(late));
        context.cancel(null);
        events.awaitIdle();
    }

    /** The lines of this kind of work. There may be others: client and server may still be busy with what they have sent. */
    private static String lines(String kind, Throwable failure) {
        return text(failure).lines().filter(line -> line.startsWith("  " + kind)).collect(Collectors.joining("\n"));
    }

    @Test
    void aServiceThatHangsIsNamed() {
        Hold hold = new Hold();
        client.one(item(hold::hold)).subscribe().with(answer -> {
        });
        hold.awaitHeld();
        EventAssertionError late = assertThrows(EventAssertionError.class, () -> events.awaitIdle(ZERO));
        hold.release();
        assertEquals("""
                  GRPC_CLIENT  for N ms  to borders.ReactiveItems/One, started at GrpcMessageTest.aServiceThatHangsIsNamed\
                (GrpcMessageTest.java:N), caused by request 1: borders.ReactiveItems/One
                  GRPC         for N ms  borders.ReactiveItems/One, waits in Object.wait at Hold.hold(Hold.java:N), caused by \
                request 1: borders.ReactiveItems/One""", lines("GRPC", late));
        events.awaitIdle();
    }

    @Test
    void aCallbackThatHangsIsNamed() {
        Hold hold = new Hold();
        client.one(item("a")).subscribe().with(answer -> hold.hold());
        hold.awaitHeld();
        EventAssertionError late = assertThrows(EventAssertionError.class, () -> events.awaitIdle(ZERO));
        hold.release();
        assertEquals(
                """
                          GRPC_CLIENT  for N ms  to borders.ReactiveItems/One, waits in Object.wait at Hold.hold(Hold.java:N), started at \
                        GrpcMessageTest.aCallbackThatHangsIsNamed(GrpcMessageTest.java:N), caused by request 1: borders.ReactiveItems/One""",
                lines("GRPC_CLIENT", late));
        events.awaitIdle();
    }

    @Test
    void aCancelledCallIsNoAnswer() throws InterruptedException {
        var answers = events.subscribe(answered("borders.ReactiveItems/Many"));
        start().cancel(null);
        events.awaitIdle();
        assertEquals("""
                Expected answer to borders.ReactiveItems/Many within N ms, but in N ms it did not come.
                Nothing of r1 is running any more.
                The test saw:
                  #1 N ms  GRPC  borders.ReactiveItems/Many
                  #2 N ms  GRPC  borders.ReactiveItems/Many -> cancelled after N ms   <- cancelled, not answered""",
                text(assertThrows(EventAssertionError.class, () -> answers.within(ofMillis(20)).await())));
    }

    @Test
    void anAnsweredCallShowsItsStatus() {
        assertThrows(StatusRuntimeException.class, () -> client.one(item("unknown")).await().indefinitely());
        var answers = events.subscribe(answered("borders.ReactiveItems/One2"));
        assertEquals("""
                Expected answer to borders.ReactiveItems/One2 within N ms, but in N ms it did not come.
                "borders.ReactiveItems/One" (#2) came, but "borders.ReactiveItems/One2" was awaited.
                Nothing of r1 is running any more.
                The test saw:
                  #1 N ms  GRPC  borders.ReactiveItems/One
                  #2 N ms  GRPC  borders.ReactiveItems/One -> NOT_FOUND in N ms: no such item   <- not \
                "borders.ReactiveItems/One2\"""",
                text(assertThrows(EventAssertionError.class, () -> answers.within(ofMillis(20)).await())));
    }
}
