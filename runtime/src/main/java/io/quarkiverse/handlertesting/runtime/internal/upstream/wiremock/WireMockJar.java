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
    /** An interface that has another method in WireMock 2. */
    private static final String HANDLER = PACKAGE + "http.RequestHandler";
    /** A class that lacks a method in WireMock 2 and 3.0. */
    private static final String CONFIGURATION = PACKAGE + "core.WireMockConfiguration";

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
            load(loader, CONFIGURATION).getMethod("httpClientFactory", load(loader, PACKAGE + "http.client.HttpClientFactory"));
            return Optional.empty();
        } catch (ReflectiveOperationException | LinkageError old) {
            return Optional.of("@Upstream needs WireMock 3.12 or later, but the tests load WireMock from " + name(loader)
                    + ". Replace that dependency by such a version of org.wiremock:wiremock, or remove it:"
                    + " quarkus-handler-testing brings WireMock along.");
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
