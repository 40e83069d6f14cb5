package io.quarkiverse.handlertesting.deployment.test.client;

import static org.hamcrest.Matchers.containsString;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.RunningTest;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** An endpoint on a virtual thread answers, whichever way the request came. An older JDK refuses to build the application. */
@EnabledForJreRange(min = JRE.JAVA_21)
class VirtualThreadEndpointTest extends ClientTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withApplicationRoot(
            root -> root.addClasses(Endpoint.class, ClientTest.class, BothWays.class, RunningTest.class));

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
