package io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A WireMock that is too old is found, with its jar, before any of its classes is used. */
class WireMockJarTest {

    private static final String PACKAGE = "com/github/tomakehurst/wiremock/";
    private static final String HANDLER = PACKAGE + "http/RequestHandler";
    private static final String OLD_HANDLER = "void handle(com.github.tomakehurst.wiremock.http.Request request,"
            + " com.github.tomakehurst.wiremock.http.HttpResponder responder);";
    /** The types of WireMock 2 that the check reads, with their methods. */
    private static final Map<String, String> WIREMOCK_2 = Map.of(HANDLER, OLD_HANDLER, PACKAGE + "http/Request", "",
            PACKAGE + "http/HttpResponder", "", PACKAGE + "stubbing/ServeEvent", "", PACKAGE + "core/WireMockConfiguration",
            "");
    private static final Map<String, String> WIREMOCK_3_0 = new TreeMap<>(WIREMOCK_2);
    static {
        WIREMOCK_3_0.put(HANDLER, OLD_HANDLER.replace(")", ", com.github.tomakehurst.wiremock.stubbing.ServeEvent event)"));
    }

    @TempDir
    Path directory;

    /** A directory with classes of an old WireMock. */
    private Path classes(Map<String, String> types) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", directory.resolve("classes").toString()));
        for (Map.Entry<String, String> type : types.entrySet()) {
            Path source = directory.resolve(type.getKey() + ".java");
            int name = type.getKey().lastIndexOf('/');
            Files.createDirectories(source.getParent());
            Files.writeString(source, "package " + type.getKey().substring(0, name).replace('/', '.') + ";\npublic interface "
                    + type.getKey().substring(name + 1) + " {" + type.getValue() + "}");
            arguments.add(source.toString());
        }
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)));
        return directory.resolve("classes");
    }

    private Path jar(String name, Map<String, String> types) throws IOException {
        Path classes = classes(types);
        Path jar = directory.resolve(name);
        try (JarOutputStream entries = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String type : types.keySet()) {
                entries.putNextEntry(new JarEntry(type + ".class"));
                entries.write(Files.readAllBytes(classes.resolve(type + ".class")));
            }
        }
        return jar;
    }

    private static Optional<String> problem(URL... path) throws IOException {
        try (URLClassLoader loader = new URLClassLoader(path, null)) {
            return WireMockJar.problem(loader);
        }
    }

    /** The jar of the WireMock that this extension uses. */
    private static URL ours() throws IOException {
        String url = WireMockJarTest.class.getClassLoader().getResource(HANDLER + ".class").getPath();
        return new URL(url.substring(0, url.indexOf('!')));
    }

    private static String refused(String where) {
        return "@Upstream needs WireMock 3.12 or later, but the tests load WireMock from " + where + ". Replace that dependency"
                + " by such a version of org.wiremock:wiremock, or remove it: quarkus-handler-testing brings WireMock along.";
    }

    @Test
    void ownWireMockIsAccepted() throws IOException {
        assertEquals(Optional.empty(), WireMockJar.problem(WireMockJar.class.getClassLoader()));
        assertEquals(Optional.empty(), problem(ours()));
    }

    @Test
    void anOlderJarBeforeOursIsNamed() throws IOException {
        URL old = jar("wiremock-jre8-2.27.2.jar", WIREMOCK_2).toUri().toURL();
        assertEquals(refused("wiremock-jre8-2.27.2.jar"), problem(old, ours()).orElseThrow());
        assertEquals(refused("wiremock-jre8-2.27.2.jar"), problem(old).orElseThrow());
    }

    @Test
    void theFirstVersionOf3IsTooOld() throws IOException {
        assertEquals(refused("wiremock-3.0.1.jar"),
                problem(jar("wiremock-3.0.1.jar", WIREMOCK_3_0).toUri().toURL(), ours()).orElseThrow());
    }

    @Test
    void anOlderJarAfterOursIsHidden() throws IOException {
        assertEquals(Optional.empty(), problem(ours(), jar("wiremock-jre8-2.27.2.jar", WIREMOCK_2).toUri().toURL()));
    }

    @Test
    void aDirectoryIsNamed() throws IOException {
        assertEquals(refused("classes"), problem(classes(WIREMOCK_2).toUri().toURL()).orElseThrow());
    }

    @Test
    void aMissingWireMockIsReported() throws IOException {
        assertTrue(problem().orElseThrow().contains(" from no jar. "));
    }
}
