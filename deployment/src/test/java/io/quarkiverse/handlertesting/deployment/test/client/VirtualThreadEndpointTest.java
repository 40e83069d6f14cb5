package io.quarkiverse.handlertesting.deployment.test.client;

import static org.hamcrest.Matchers.containsString;

import java.io.DataInputStream;
import java.io.IOException;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** An endpoint on a virtual thread, in process and over a socket. */
@EnabledIf(value = "isCompiledForVirtualThreads", disabledReason = "Quarkus refuses virtual threads in an application that is"
        + " compiled for an earlier Java: use -Dmaven.compiler.release=21 on JDK 21 or later")
class VirtualThreadEndpointTest extends ClientTestBase {

    /** The version of class files for Java 21. */
    private static final int JAVA_21 = 65;

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withApplicationRoot(
            root -> root.addClasses(Endpoint.class, ClientTestBase.class, BothWays.class, QuarkusTestCallbacks.class));

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

        @GET
        @RunOnVirtualThread
        public String thread() {
            return Thread.currentThread().toString();
        }
    }

    @BothWays
    void runsItsHandlerOnAVirtualThread(String way) {
        client(way).get("/virtual").send().expectStatus(200).expectBody(containsString("VirtualThread"));
    }
}
