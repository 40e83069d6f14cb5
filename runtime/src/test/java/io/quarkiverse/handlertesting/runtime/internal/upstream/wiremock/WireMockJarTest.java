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
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A WireMock that is too old is found, with its jar, before any of its classes is used. */
class WireMockJarTest {

    private static final String PACKAGE = "com/github/tomakehurst/wiremock/";
    private static final String HANDLER = PACKAGE + "http/RequestHandler";
    /** The types of WireMock 2 that the check reads. */
    private static final Map<String, String> TYPES = Map.of(HANDLER,
            "void handle(com.github.tomakehurst.wiremock.http.Request request,"
                    + " com.github.tomakehurst.wiremock.http.HttpResponder responder);",
            PACKAGE + "http/Request", "", PACKAGE + "http/HttpResponder", "", PACKAGE + "stubbing/ServeEvent", "");

    @TempDir
    Path directory;

    /** A directory with the classes of WireMock 2. */
    private Path classes() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", directory.resolve("classes").toString()));
        for (Map.Entry<String, String> type : TYPES.entrySet()) {
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

    private Path jar() throws IOException {
        Path classes = classes();
        Path jar = directory.resolve("wiremock-jre8-2.27.2.jar");
        try (JarOutputStream entries = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String type : TYPES.keySet()) {
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
        return "@Upstream needs WireMock 3, but the tests load WireMock from " + where + ". Replace that dependency by"
                + " org.wiremock:wiremock 3, or remove it: quarkus-handler-testing brings WireMock along.";
    }

    @Test
    void ownWireMockIsAccepted() throws IOException {
        assertEquals(Optional.empty(), WireMockJar.problem(WireMockJar.class.getClassLoader()));
        assertEquals(Optional.empty(), problem(ours()));
    }

    @Test
    void anOlderJarBeforeOursIsNamed() throws IOException {
        URL old = jar().toUri().toURL();
        assertEquals(refused("wiremock-jre8-2.27.2.jar"), problem(old, ours()).orElseThrow());
        assertEquals(refused("wiremock-jre8-2.27.2.jar"), problem(old).orElseThrow());
    }

    @Test
    void anOlderJarAfterOursIsHidden() throws IOException {
        assertEquals(Optional.empty(), problem(ours(), jar().toUri().toURL()));
    }

    @Test
    void aDirectoryIsNamed() throws IOException {
        assertEquals(refused("classes"), problem(classes().toUri().toURL()).orElseThrow());
    }

    @Test
    void aMissingWireMockIsReported() throws IOException {
        assertTrue(problem().orElseThrow().contains(" from no jar. "));
    }
}
