package io.quarkiverse.handlertesting.deployment.test.messaging;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusProdModeTest;

/** Without the extension: the same application, packaged. */
class MessageContextWithoutExtensionTest extends MessageContextTestBase {

    private static final Pattern PORT = Pattern.compile("Listening on: http://[^:]+:(\\d+)");

    @RegisterExtension
    static final QuarkusProdModeTest APP = new QuarkusProdModeTest()
            .withApplicationRoot(root -> root.addClass(ContextApp.class).addClasses(ContextApp.class.getDeclaredClasses()))
            .setForcedDependencies(ContextApp.dependencies())
            .setApplicationName("contexts")
            .setApplicationVersion("1")
            .setRun(true)
            .setRuntimeProperties(Map.of("quarkus.http.port", "0"));

    @Override
    String post(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                .header("Authorization", ANN).header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    private static int port() {
        Matcher port = PORT.matcher(APP.getStartupConsoleOutput());
        assertTrue(port.find(), APP.getStartupConsoleOutput());
        return Integer.parseInt(port.group(1));
    }
}
