package io.quarkiverse.handlertesting.deployment.test.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.http.TestUser;
import io.quarkiverse.handlertesting.runtime.internal.identity.IdentityHeader;
import io.quarkiverse.handlertesting.runtime.internal.identity.TestIdentities;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.QuarkusProdModeTest;

/** The packaged application accepts no identity of a test, even if the extension was added with the wrong scope. */
class PackagedIdentityTest {

    private static final Pattern PORT = Pattern.compile("Listening on: http://[^:]+:(\\d+)");

    @RegisterExtension
    static final QuarkusProdModeTest APP = new QuarkusProdModeTest()
            .withApplicationRoot(root -> root.addClasses(Users.class, WhoResource.class, Probe.class))
            .setForcedDependencies(SecuredApp.dependencies("quarkus-security-deployment", "quarkus-rest-deployment"))
            .setApplicationName("identity")
            .setApplicationVersion("1")
            .setRun(true)
            .setRuntimeProperties(Map.of("quarkus.http.port", "0"));

    @ApplicationScoped
    static class Probe {
        void start(@Observes StartupEvent event) {
            System.out.println("identities available: " + Arc.container().instance(TestIdentities.class).isAvailable());
        }
    }

    @Test
    void ignoresTheIdentityHeader() throws Exception {
        String header = new TestIdentities().header(TestUser.user("alice").role("admin"));
        HttpResponse<String> alice = get(IdentityHeader.NAME, header);
        assertEquals(401, alice.statusCode());
        assertEquals("basic", alice.headers().firstValue("WWW-Authenticate").orElseThrow());
        String password = Base64.getEncoder().encodeToString(("carol:" + Users.PASSWORD).getBytes(UTF_8));
        assertEquals(200, get("Authorization", "Basic " + password).statusCode());
    }

    @Test
    void hasNoBeansOfTheExtension() {
        assertTrue(APP.getStartupConsoleOutput().contains("identities available: false"), APP.getStartupConsoleOutput());
    }

    /** Sends a request without RestAssured, whose default port is that of an application in this JVM. */
    private static HttpResponse<String> get(String header, String value) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + port() + "/who/admin");
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).header(header, value).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static int port() {
        Matcher port = PORT.matcher(APP.getStartupConsoleOutput());
        assertTrue(port.find(), APP.getStartupConsoleOutput());
        return Integer.parseInt(port.group(1));
    }
}
