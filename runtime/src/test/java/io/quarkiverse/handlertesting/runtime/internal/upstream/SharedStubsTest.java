package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock.StubFiles;

/** Stubs in a jar, which several applications share. */
class SharedStubsTest {

    private static final String DIRECTORY = "upstreams/hub/";
    private static final Map<String, String> STUBS = Map.of("mappings/some models/all.json", """
            {"mappings": [
             {"request": {"method": "GET", "url": "/models"}, "response": {"status": 200, "bodyFileName": "the models.txt"}},
             {"request": {"method": "GET", "url": "/none"}, "response": {"status": 200, "bodyFileName": "none.txt"}}]}""",
            "mappings/README.md", "# No stub", "__files/the models.txt", "of a jar");

    @TempDir
    Path temporary;
    private final List<AutoCloseable> opened = new ArrayList<>();
    private Path jar;

    /** The path of the jar contains characters that URLs escape. */
    @BeforeEach
    void directory() throws IOException {
        jar = Files.createDirectory(temporary.resolve("é 100%#+")).resolve("our stubs.jar");
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : opened) {
            one.close();
        }
    }

    private ClassLoader loader(Path... path) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path one : path) {
            urls.add(one.toUri().toURL());
        }
        URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), null);
        opened.add(loader);
        return loader;
    }

    private Upstreams upstreams(ClassLoader loader) {
        Upstreams upstreams = new Upstreams(StubFiles.of("hub", loader));
        opened.add(0, upstreams);
        return upstreams;
    }

    private void jar(boolean directories, Map<String, String> files) throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            String name = DIRECTORY + file.getKey();
            for (int end = name.indexOf('/'); directories && end >= 0; end = name.indexOf('/', end + 1)) {
                entries.put(name.substring(0, end + 1), "");
            }
            entries.put(name, file.getValue());
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue().getBytes());
            }
        }
    }

    /** Finds directories that have no entry in the jar, as the class loader of Quarkus does. */
    private final class QuarkusLoader extends ClassLoader {

        QuarkusLoader() {
            super(null);
        }

        @Override
        protected Enumeration<URL> findResources(String name) throws MalformedURLException {
            return Collections.enumeration(List.of(URI.create("jar:" + jar.toUri() + "!/" + name).toURL()));
        }
    }

    @Test
    void stubsOfAJarAnswer() throws Exception {
        jar(true, STUBS);
        assertEquals("of a jar", upstreams(loader(jar)).get("/models").body());
    }

    @Test
    void theJarNeedsNoEntriesForDirectories() throws Exception {
        jar(false, STUBS);
        assertEquals("of a jar", upstreams(new QuarkusLoader()).get("/models").body());
    }

    @Test
    void theJarCanHaveOnlyBodies() throws Exception {
        jar(true, Map.of("__files/a.txt", "of a jar"));
        Upstreams upstreams = upstreams(loader(jar));
        assertEquals(404, upstreams.get("/models").statusCode());
        upstreams.runs.begin("PullTest.first");
        upstreams.upstream().stub(get("/a").willReturn(aResponse().withBodyFile("/a.txt")));
        assertEquals("of a jar", upstreams.get("/a").body());
    }

    @Test
    void theyReturnInTheNextTest() throws Exception {
        jar(true, STUBS);
        Upstreams upstreams = upstreams(loader(jar));
        for (String test : List.of("PullTest.first", "PullTest.second")) {
            TestRun running = upstreams.runs.begin(test);
            assertEquals("of a jar", upstreams.get("/models").body());
            upstreams.upstream().stub(get("/models").willReturn(ok("of the test")));
            assertEquals("of the test", upstreams.get("/models").body());
            upstreams.runs.end(running);
            upstreams.tests.end(running, false, UpstreamPartition::unused);
        }
    }

    @Test
    void theTestsOwnResourcesTakePrecedence() throws Exception {
        jar(true, STUBS);
        Path mappings = Files.createDirectories(temporary.resolve("own").resolve(DIRECTORY).resolve("mappings"));
        Files.writeString(mappings.resolve("own.json"),
                "{\"request\": {\"method\": \"GET\", \"url\": \"/models\"}, \"response\": {\"body\": \"own\"}}");
        assertEquals("own", upstreams(loader(jar, temporary.resolve("own"))).get("/models").body());
    }

    @Test
    void aMissingBodyIsReportedAsInADirectory() throws Exception {
        jar(true, STUBS);
        Path directory = Files.createDirectories(temporary.resolve("other/mappings"));
        Files.writeString(directory.resolve("all.json"), STUBS.get("mappings/some models/all.json"));
        HttpResponse<String> missing = upstreams(loader(jar)).get("/none");
        Upstreams other = new Upstreams(directory.getParent());
        opened.add(other);
        HttpResponse<String> ofDirectory = other.get("/none");
        assertEquals(ofDirectory.statusCode() + " " + ofDirectory.body(), missing.statusCode() + " " + missing.body());
    }

    @Test
    void theFailureNamesAnUnreadableFile() throws Exception {
        jar(true, Map.of("mappings/broken.json", "{\n  \"request\": {\n    \"method\": GET\n  }\n}"));
        ClassLoader loader = loader(jar);
        String message = assertThrows(IllegalStateException.class, () -> StubFiles.of("hub", loader)).getMessage();
        assertTrue(message.startsWith("The stub file " + jar + "!/upstreams/hub/mappings/broken.json cannot be read:"
                + " Unrecognized token 'GET'"), message);
        assertTrue(message.contains("line: 3, column: 18"), message);
    }

    @Test
    void nothingIsWritten() throws Exception {
        jar(true, STUBS);
        Upstreams upstreams = upstreams(loader(jar));
        upstreams.runs.begin("PullTest.first");
        assertEquals("Stubs cannot be saved to files here: write the files by hand.",
                assertThrows(UnsupportedOperationException.class,
                        () -> upstreams.upstream().wireMock().getOptions().filesRoot().child("__files").writeTextFile("a", "a"))
                        .getMessage());
    }
}
