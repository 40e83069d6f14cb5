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

/** An endpoint on a virtual thread answers, whichever way the request came. */
@EnabledIf(value = "isCompiledForThem", disabledReason = "Quarkus refuses them in an application that is compiled for less:"
        + " -Dmaven.compiler.release=21, on a JDK that has it")
class VirtualThreadEndpointTest extends ClientTestBase {

    /** As class files have it. */
    private static final int JAVA_21 = 65;

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withApplicationRoot(
            root -> root.addClasses(Endpoint.class, ClientTestBase.class, BothWays.class, QuarkusTestCallbacks.class));

    /** Whether the classes of this module's application, which is its own main code, are for Java 21 or later. */
    static boolean isCompiledForThem() throws IOException {
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
    void itsHandlerRunsOnOne(String way) {
        client(way).get("/virtual").send().expectStatus(200).expectBody(containsString("VirtualThread"));
    }
}
