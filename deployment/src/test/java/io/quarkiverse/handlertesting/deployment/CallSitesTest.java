package io.quarkiverse.handlertesting.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

/** Which calls of the JDK have a replacement. */
class CallSitesTest {

    private final CallSites sites = new FollowedJdk(getClass().getClassLoader()).sites();

    private static class Importer extends Thread {
    }

    @Test
    void eachReplacementReplacesAMethodOfThisJdk() {
        List<String> later = Runtime.version().feature() >= 21 ? List.of()
                : List.of("newThreadPerTaskExecutor", "newVirtualThreadPerTaskExecutor", "start",
                        "startVirtualThread");
        assertEquals(later, sites.unmatched().stream().map(method -> method.getName()).sorted().toList());
    }

    @Test
    void aCallOnASubclassCounts() {
        assertNotNull(sites.find("java/lang/Thread", false, "start", "()V"));
        assertNotNull(sites.find(Importer.class.getName().replace('.', '/'), false, "start", "()V"));
        assertNotNull(sites.find("java/util/ArrayList", false, "parallelStream", "()Ljava/util/stream/Stream;"));
        assertNotNull(sites.find("java/util/concurrent/CompletableFuture", false, "thenRunAsync",
                "(Ljava/lang/Runnable;)Ljava/util/concurrent/CompletableFuture;"));
    }

    @Test
    void aManagedExecutorFollowsItsTasksItself() {
        assertNotNull(sites.find("java/util/concurrent/ExecutorService", false, "execute", "(Ljava/lang/Runnable;)V"));
        assertNull(sites.find("org/eclipse/microprofile/context/ManagedExecutor", false, "execute", "(Ljava/lang/Runnable;)V"));
    }

    @Test
    void aMethodOfAnotherClassDoesNot() {
        assertNull(sites.find("java/lang/ProcessBuilder", false, "start", "()Ljava/lang/Process;"));
        assertNull(sites.find("org/acme/Machine", false, "start", "()V"));
        assertNull(sites.find("[I", false, "clone", "()Ljava/lang/Object;"));
        assertNull(sites.find("java/util/Timer", false, "purge", "()I"));
    }

    @Test
    void aMethodThatReturnsAnotherTypeIsAnotherMethod() {
        String response = "org/jboss/resteasy/reactive/RestResponse";
        assertNotNull(sites.find(response, true, "created", "(Ljava/net/URI;)L" + response + ";"));
        assertNull(sites.find(response + "$ResponseBuilder", true, "created",
                "(Ljava/net/URI;)L" + response + "$ResponseBuilder;"));
    }

    /** It returns the stream itself, which the application may go on to use. */
    @Test
    void aStreamThatBecomesParallelStaysTheSame() {
        assertNull(sites.find("java/util/stream/IntStream", false, "parallel", "()Ljava/util/stream/IntStream;"));
    }

    @Test
    void aPackageThatNoJarHasIsNamed() {
        assertEquals(List.of(
                "quarkus.handler-testing.cause.packages names org.acme.btch, but no jar of the application has a class of this"
                        + " package. The cause is not followed there."),
                CallSiteProcessor.unknown(List.of("org.acme.batch", "org.acme.btch"), Set.of("org.acme.batch.Nightly")));
    }
}
