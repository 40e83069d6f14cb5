package io.quarkiverse.handlertesting.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.handlertesting.messaging.Channels;
import io.quarkiverse.handlertesting.messaging.MessagingAssertionError;
import io.quarkiverse.handlertesting.messaging.SentMessage;
import io.quarkus.arc.ArcUndeclaredThrowableException;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.annotations.Blocking;

/** The reason of a nack is the exception of the application, whatever wraps it. */
@QuarkusTest
class NackReasonTest {

    @ApplicationScoped
    static class FailingConsumers {

        @Inject
        TransactionManager transactions;

        /** Does not declare the exception of its commit, so ArC wraps it. */
        @Incoming("failing-commit")
        @Blocking
        @Transactional
        void failCommit(String text) {
            try {
                transactions.getTransaction().registerSynchronization(new Failing());
            } catch (SystemException | RollbackException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Incoming("failing-declared")
        @Blocking
        @Transactional
        void fail(String text) throws IOException {
            throw new IOException("no file");
        }

        @Incoming("failing-uni")
        Uni<Void> failUni(String text) {
            return Uni.createFrom().failure(new IOException("no file"));
        }

        @Incoming("failing-nack")
        CompletionStage<Void> nack(Message<String> message) {
            CompletableFuture<Void> read = CompletableFuture.failedFuture(new IOException("no file"));
            return read.thenRun(() -> {
            }).handle((none, failure) -> failure).thenCompose(message::nack);
        }
    }

    private static final class Failing implements Synchronization {

        @Override
        public void beforeCompletion() {
            throw new IllegalStateException("no row");
        }

        @Override
        public void afterCompletion(int status) {
            // It has been rolled back.
        }
    }

    @Inject
    Channels channels;

    @Test
    void isTheFailureOfACommitThatArcWraps() {
        SentMessage message = channels.send("failing-commit", "text");
        assertEquals("no row", message.expectNack(RollbackException.class).getCause().getMessage());
        assertSame(RollbackException.class, message.expectNack(ArcUndeclaredThrowableException.class).getCause().getClass());
    }

    @ParameterizedTest
    @ValueSource(strings = { "failing-declared", "failing-uni", "failing-nack" })
    void isTheExceptionOfTheConsumer(String channel) {
        assertEquals("no file", channels.send(channel, "text").expectNack(IOException.class).getMessage());
    }

    @Test
    void isNotTheCauseOfAnotherException() {
        SentMessage message = channels.send("failing-commit", "text");
        String text = assertThrows(MessagingAssertionError.class, () -> message.expectNack(IllegalStateException.class))
                .getMessage();
        assertEquals("Expected a nack with IllegalStateException of request 1: message to failing-commit, but it was nacked:"
                + " ArcUndeclaredThrowableException of RollbackException: ARJUNA016053: Could not commit transaction.",
                text.lines().findFirst().orElseThrow());
    }
}
