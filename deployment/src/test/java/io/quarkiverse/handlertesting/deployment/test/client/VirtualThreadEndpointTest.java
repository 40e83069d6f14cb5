package io.quarkiverse.handlertesting.deployment.test.client;

import static java.time.Duration.ZERO;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** An endpoint on a virtual thread, in process and over a socket. */
@EnabledIf(value = "isCompiledForVirtualThreads", disabledReason = "Quarkus refuses virtual threads in an application that is"
        + " compiled for an earlier Java: use -Dmaven.compiler.release=21 on JDK 21 or later")
class VirtualThreadEndpointTest extends ClientTestBase {

    /** The version of class files for Java 21. */
    private static final int JAVA_21 = 65;

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withApplicationRoot(
            root -> root.addClasses(Endpoint.class, Held.class, ClientTestBase.class, BothWays.class,
                    QuarkusTestCallbacks.class));

    /** Whether the classes of the application, which are the main code of this module, are for Java 21 or later. */
    static boolean isCompiledForVirtualThreads() throws IOException {
        try (DataInputStream type = new DataInputStream(VirtualThreadEndpointTest.class
                .getResourceAsStream("/io/quarkiverse/handlertesting/deployment/HandlerTestingProcessor.class"))) {
            type.readInt(); // the magic number of classes
            type.readUnsignedShort(); // minor version
            return type.readUnsignedShort() >= JAVA_21;
        }
    }

    @Path("/virtual")
    public static class Endpoint {

        @Inject
        Held held;
        @Inject
        CurrentVertxRequest request;

        @GET
        @RunOnVirtualThread
        public String thread() {
            return Thread.currentThread().toString();
        }

        /** Returns when the test releases it, after its client has left. */
        @GET
        @Path("held")
        @RunOnVirtualThread
        public void hold() throws Exception {
            request.getCurrent().addEndHandler(ended -> held.gone.countDown());
            held.started.countDown();
            await(held.released);
            held.returned = true;
        }
    }

    /** The signals between the test and the endpoint. */
    @Singleton
    static class Held {

        CountDownLatch started;
        CountDownLatch gone;
        CountDownLatch released;
        volatile boolean returned;

        void begin() {
            started = new CountDownLatch(1);
            gone = new CountDownLatch(1);
            released = new CountDownLatch(1);
            returned = false;
        }
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertTrue(latch.await(30, TimeUnit.SECONDS), "The test and its handler do not meet.");
    }

    @Inject
    Held held;

    @BothWays
    void isWaitedForAfterItsClientHasLeft(String way) throws Exception {
        held.begin();
        var sent = client(way).get("/virtual/held").sendAsync().subscribe().with(response -> {
        }, failure -> {
        });
        await(held.started);
        sent.cancel();
        await(held.gone);
        assertThrows(EventAssertionError.class, () -> events.awaitIdle(ZERO));
        held.released.countDown();
        events.awaitIdle();
        assertTrue(held.returned);
    }

    @BothWays
    void runsItsHandlerOnAVirtualThread(String way) {
        client(way).get("/virtual").send().expectStatus(200).expectBody(containsString("VirtualThread"));
    }
}
