package io.quarkiverse.handlertesting.runtime.internal.transport.inprocess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingBody;
import io.vertx.core.buffer.Buffer;

/** An exchange sends its request through a channel, and passes on the response on demand. */
class InProcessExchangeTest {

    private final Connection connection = new Connection();

    @AfterEach
    void close() {
        connection.close();
    }

    @Test
    void sendsARequestWithoutABodyAsHeadAndEnd() {
        connection.send(1);
        assertEquals(List.of("POST /pulls?id=7", "(end)", "(read)"), connection.read);
    }

    @Test
    void reportsAHeadThatCannotBeSent() {
        InProcessExchange exchange = new InProcessExchange(connection.channel, connection.receiver, connection.reused::add);
        connection.run(() -> exchange.begin(Connection.request("a\u0001"), 1));
        assertEquals(List.of("(a header value contains a prohibited character '1': a\u0001)"), connection.receiver.all());
        assertFalse(connection.channel.isOpen());
    }

    @Test
    void sendsABodyAsASeparateMessage() {
        connection.send(new OutgoingBody.Whole(Buffer.buffer("llama")), 1);
        assertEquals(List.of("POST /pulls?id=7", "llama", "(end)", "(read)"), connection.read);
    }

    @Test
    void passesChunksOnDemand() {
        InProcessExchange exchange = connection.send(1);
        connection.write(Connection.head(), Connection.bytes("one"), Connection.bytes("two"), Connection.bytes("three"),
                LastHttpContent.EMPTY_LAST_CONTENT);
        assertEquals(List.of("200 []", "one"), connection.receiver.all());
        exchange.request(1);
        connection.settle();
        assertEquals(List.of("200 []", "one", "two"), connection.receiver.all());
        exchange.request(1);
        connection.settle();
        assertEquals(List.of("200 []", "one", "two", "three", "(end)"), connection.receiver.all(), "the end needs no demand");
    }

    @Test
    void keepsEarlyDemand() {
        connection.send(1).request(1);
        connection.settle();
        connection.write(Connection.head(), Connection.bytes("one"), Connection.bytes("two"));
        assertEquals(List.of("200 []", "one", "two"), connection.receiver.all());
    }

    @Test
    void passesTheHeadWithoutDemand() {
        connection.send(0);
        connection.write(Connection.head(), Connection.bytes("one"));
        assertEquals(List.of("200 []"), connection.receiver.all());
    }

    @Test
    void releasesMessagesThatWereTaken() {
        connection.send(1);
        ByteBuf taken = Connection.bytes("one");
        ByteBuf left = Connection.bytes("two");
        connection.write(Connection.head(), taken, left);
        assertEquals(0, taken.refCnt());
        assertEquals(1, left.refCnt());
    }

    @Test
    void letsOtherTasksRun() {
        connection.send(Long.MAX_VALUE);
        List<Object> messages = new ArrayList<>(List.of(Connection.head()));
        for (int i = 0; i < 200; i++) {
            messages.add(Connection.bytes("x"));
        }
        List<String> atOnce = new ArrayList<>();
        connection.run(() -> {
            connection.writeNow(messages.toArray());
            atOnce.addAll(connection.receiver.all());
        });
        assertEquals(64, Collections.frequency(atOnce, "x"));
        assertEquals(200, Collections.frequency(connection.receiver.all(), "x"), "the others follow without a request");
    }

    @Test
    void reusesAChannel() {
        connection.send(1);
        connection.write(Connection.head(), LastHttpContent.EMPTY_LAST_CONTENT);
        assertEquals(List.of(connection.channel), connection.reused);
        connection.send(1);
        connection.write(Connection.head(), LastHttpContent.EMPTY_LAST_CONTENT);
        assertEquals(List.of("200 []", "(end)", "200 []", "(end)"), connection.receiver.all());
    }

    @Test
    void delaysTheNextRequestUntilTheApplicationIsDone() {
        connection.send(1);
        List<Object> atOnce = new ArrayList<>();
        connection.run(() -> {
            connection.writeNow(Connection.head(), LastHttpContent.EMPTY_LAST_CONTENT);
            atOnce.addAll(connection.reused);
        });
        assertEquals(List.of(), atOnce);
    }

    @Test
    void doesNotReuseAClosedConnection() {
        connection.send(1);
        HttpResponse head = Connection.head();
        head.headers().add("connection", "close");
        connection.write(head, LastHttpContent.EMPTY_LAST_CONTENT);
        assertEquals(List.of("200 [connection=close]", "(end)"), connection.receiver.all());
        assertEquals(List.of(), connection.reused);
        assertFalse(connection.channel.isOpen());
    }

    @Test
    void failsIfTheApplicationCutsTheConnection() {
        connection.send(1);
        connection.write(Connection.head());
        connection.run(connection.channel::close);
        assertEquals(List.of("200 []", "(the connection was closed)"), connection.receiver.all());
    }

    @Test
    void doesNotFailIfTheConnectionClosesLater() {
        connection.send(1);
        connection.run(() -> {
            connection.writeNow(Connection.head(), LastHttpContent.EMPTY_LAST_CONTENT);
            connection.channel.close();
        });
        assertEquals(List.of("200 []", "(end)"), connection.receiver.all());
        assertEquals(List.of(), connection.reused);
    }

    @Test
    void abortingDisconnectsTheClient() {
        InProcessExchange exchange = connection.send(1);
        connection.write(Connection.head(), Connection.bytes("one"), Connection.bytes("two"));
        exchange.abort();
        connection.settle();
        assertEquals(List.of("200 []", "one", "(the exchange was aborted)"), connection.receiver.all());
        assertEquals("(closed)", connection.read.get(connection.read.size() - 1));
        exchange.abort();
        connection.settle();
        assertEquals(3, connection.receiver.all().size(), "the failure is reported once");
    }

    @Test
    void doesNotAbortTheNextExchangeAfterItsEnd() {
        InProcessExchange first = connection.send(1);
        connection.write(Connection.head(), LastHttpContent.EMPTY_LAST_CONTENT);
        connection.send(0);
        first.request(10);
        first.abort();
        connection.settle();
        connection.write(Connection.head(), Connection.bytes("one"));
        assertTrue(connection.channel.isOpen());
        assertEquals(List.of("200 []", "(end)", "200 []"), connection.receiver.all());
    }

    @Test
    void doesNotLeaveDemandToTheNextExchange() {
        connection.send(10);
        connection.write(Connection.head(), LastHttpContent.EMPTY_LAST_CONTENT);
        connection.send(0);
        connection.write(Connection.head(), Connection.bytes("one"));
        assertEquals(List.of("200 []", "(end)", "200 []"), connection.receiver.all());
    }

    @Test
    void sendsNothingOverAClosedConnection() {
        connection.run(connection.channel::abort);
        connection.read.clear();
        connection.send(1);
        assertEquals(List.of("(the connection was closed)"), connection.receiver.all());
        assertEquals(List.of(), connection.read);
    }

    @Test
    void doesNotPassMessagesAfterTheEndToTheNextExchange() {
        connection.send(0);
        connection.write(Connection.head(), LastHttpContent.EMPTY_LAST_CONTENT);
        connection.write(Connection.bytes("more"));
        connection.send(1);
        connection.write(Connection.head(), LastHttpContent.EMPTY_LAST_CONTENT);
        assertEquals(List.of("200 []", "(end)", "200 []", "(end)"), connection.receiver.all());
    }

    @Test
    void dropsMessagesBetweenExchanges() {
        ByteBuf flushes = Connection.bytes("");
        connection.write(flushes);
        assertEquals(0, flushes.refCnt());
        assertEquals(List.of(), connection.receiver.all());
        assertTrue(connection.channel.isOpen());
    }

    @Test
    void endsWithTheHeadIfTheResponseHasNoBody() {
        connection.sendHead(connection.reused::add);
        connection.write(Connection.head());
        assertEquals(List.of("200 []", "(end)"), connection.receiver.all());
        assertEquals(List.of(), connection.reused, "the application still writes");

        ByteBuf dropped = Connection.bytes("one");
        connection.write(dropped);
        assertEquals(0, dropped.refCnt(), "nothing waits for a client that does not read");
        connection.write(LastHttpContent.EMPTY_LAST_CONTENT);
        assertEquals(List.of(connection.channel), connection.reused);
        assertEquals(List.of("200 []", "(end)"), connection.receiver.all());
    }

    @Test
    void offersTheChannelToTheNextRequestBeforeItReportsTheEnd() {
        connection.sendHead(channel -> connection.receiver.all().add("(reused)"));
        connection.write(Connection.head(), LastHttpContent.EMPTY_LAST_CONTENT);
        assertEquals(List.of("200 []", "(reused)", "(end)"), connection.receiver.all());
    }

    @Test
    void isOverAfterAHeadWithoutABody() {
        InProcessExchange exchange = connection.sendHead(connection.reused::add);
        connection.write(Connection.head());
        exchange.abort();
        connection.settle();
        assertTrue(connection.channel.isOpen(), "as over a socket, whose connection the client keeps");
        connection.run(connection.channel::close);
        assertEquals(List.of("200 []", "(end)"), connection.receiver.all());
    }

    @Test
    void isCompleteWithAHeadBeforeTheConnectionCloses() {
        connection.sendHead(connection.reused::add);
        connection.run(() -> {
            connection.writeNow(Connection.head());
            connection.channel.close();
        });
        assertEquals(List.of("200 []", "(end)"), connection.receiver.all());
    }
}
