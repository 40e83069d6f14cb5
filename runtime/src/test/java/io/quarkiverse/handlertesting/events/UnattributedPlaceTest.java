package io.quarkiverse.handlertesting.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.handlertesting.runtime.internal.journal.UnattributedPlace;
import io.quarkiverse.handlertesting.runtime.internal.text.ApplicationFrames;

/** The method of the application that an event without a cause comes from. */
class UnattributedPlaceTest {

    private static UnattributedPlace in(String method) {
        return new UnattributedPlace("UnattributedPlaceTest." + method, true, null);
    }

    private static class Importer {

        private final UnattributedPlace created = UnattributedPlace.ofThisThread(null);

        UnattributedPlace run() {
            return UnattributedPlace.ofThisThread(null);
        }
    }

    @Test
    void isTheInnermostMethod() {
        assertEquals(in("isTheInnermostMethod"), UnattributedPlace.ofThisThread(null));
        assertEquals(in("Importer.run"), new Importer().run());
        assertEquals(in("Importer.<init>"), new Importer().created);
    }

    @Test
    void isTheMethodThatContainsALambda() {
        Supplier<Supplier<UnattributedPlace>> lambda = () -> () -> UnattributedPlace.ofThisThread(null);
        assertEquals(in("isTheMethodThatContainsALambda"), lambda.get().get());
    }

    @ParameterizedTest
    @ValueSource(strings = { "org.quartz.core.JobRunShell", "org.hibernate.internal.SessionImpl", "io.grpc.stub.ServerCalls",
            "kotlin.coroutines.Continuation", "kotlinx.coroutines.DispatchedTask" })
    void isNotInALibrary(String className) {
        assertFalse(ApplicationFrames.isApplication(className));
    }

    @Test
    void isUnknownOnAThreadThatRunsOtherCode() throws Exception {
        assertEquals(new UnattributedPlace(null, false, null),
                CompletableFuture.completedFuture((String) null).thenApplyAsync(UnattributedPlace::ofThisThread)
                        .get(30, TimeUnit.SECONDS));
    }
}
