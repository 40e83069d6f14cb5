package io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock;

import java.net.URL;
import java.util.Optional;

/**
 * The jar from which the tests load WireMock. An older one may hide ours. Its check uses no class of WireMock, which the old
 * jar
 * would break.
 */
public final class WireMockJar {

    private static final String PACKAGE = "com.github.tomakehurst.wiremock.";
    /** An interface of WireMock 2 that has another method in WireMock 3. */
    private static final String HANDLER = PACKAGE + "http.RequestHandler";

    private WireMockJar() {
    }

    /**
     * The reason why upstreams cannot work with this WireMock, and the mend; empty if they can.
     *
     * @param loader the class loader of the extension
     */
    public static Optional<String> problem(ClassLoader loader) {
        try {
            load(loader, HANDLER).getMethod("handle", load(loader, PACKAGE + "http.Request"),
                    load(loader, PACKAGE + "http.HttpResponder"), load(loader, PACKAGE + "stubbing.ServeEvent"));
            return Optional.empty();
        } catch (ReflectiveOperationException | LinkageError old) {
            return Optional.of("@Upstream needs WireMock 3, but the tests load WireMock from " + name(loader)
                    + ". Replace that dependency by org.wiremock:wiremock 3, or remove it: quarkus-handler-testing brings"
                    + " WireMock along.");
        }
    }

    private static Class<?> load(ClassLoader loader, String name) throws ClassNotFoundException {
        return Class.forName(name, false, loader);
    }

    /** {@code wiremock-jre8-2.27.2.jar} */
    private static String name(ClassLoader loader) {
        String file = HANDLER.replace('.', '/') + ".class";
        URL found = loader.getResource(file);
        if (found == null) {
            return "no jar";
        }
        String root = found.getPath().replace(file, "").replaceFirst("!?/+$", "");
        return root.substring(root.lastIndexOf('/') + 1);
    }
}
