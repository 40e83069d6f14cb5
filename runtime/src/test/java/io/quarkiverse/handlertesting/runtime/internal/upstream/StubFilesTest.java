package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock.StubFiles;

/** The stubs of an upstream in files: where they are, and which files are stubs. */
class StubFilesTest {

    @TempDir
    Path root;

    private Path directory(String name) throws IOException {
        return Files.createDirectories(root.resolve("upstreams/hub").resolve(name));
    }

    private String get(StubFiles files, String path) throws Exception {
        try (Upstreams upstreams = new Upstreams(files)) {
            return upstreams.get(path).body();
        }
    }

    @Test
    void stubsAreReadFromTheResourcesOfTests() throws Exception {
        Path mappings = directory("mappings/nested");
        Files.writeString(mappings.resolve("file.json"),
                "{\"request\": {\"method\": \"GET\", \"url\": \"/file\"}, \"response\": {\"body\": \"of a file\"}}");
        Files.writeString(mappings.resolve("README.md"), "What is no JSON is no stub.");
        try (URLClassLoader resources = new URLClassLoader(new URL[] { root.toUri().toURL() }, null)) {
            assertEquals("of a file", get(StubFiles.of("hub", resources), "/file"));
            assertEquals("GET /file, unattributed\n  there are no stubs", get(StubFiles.of("other", resources), "/file"));
        }
    }

    @Test
    void bodiesWithoutStubsAreAccepted() throws Exception {
        directory("__files");
        assertEquals("GET /file, unattributed\n  there are no stubs",
                get(StubFiles.in(root.resolve("upstreams/hub")), "/file"));
    }

    @Test
    void nothingIsWritten() {
        try (Upstreams upstreams = new Upstreams(root)) {
            upstreams.runs.begin("PullTest.pull");
            upstreams.upstream().stub(any(anyUrl()));
            assertEquals("Stubs cannot be saved to files here: write the files by hand.",
                    assertThrows(UnsupportedOperationException.class, upstreams.upstream().wireMock()::saveMappings)
                            .getMessage());
        }
    }
}
