package io.quarkiverse.handlertesting.modelhub.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The packaged application contains no class that only tests need. */
@DisplayName("The package")
class PackagedClassesIT {

    private static final Path APPLICATION = Path.of("target", "quarkus-app");
    private static final String SAMPLE = "io/quarkiverse/handlertesting/modelhub/";
    private static final List<String> FOR_TESTS = List.of("io/quarkiverse/handlertesting/", "org/junit/", "io/restassured/",
            "org/wiremock/", "com/github/tomakehurst/");

    @Test
    void containsNoClassOfTheExtensionOrOfATestLibrary() throws IOException {
        assertEquals(List.of(), entries().filter(entry -> FOR_TESTS.stream().anyMatch(entry::startsWith))
                .filter(entry -> !entry.startsWith(SAMPLE)).toList());
    }

    @Test
    void containsItsOwnClasses() throws IOException {
        assertTrue(entries().anyMatch((SAMPLE + "pull/PullResource.class")::equals), "otherwise the other test proves nothing");
    }

    private static Stream<String> entries() throws IOException {
        try (Stream<Path> files = Files.walk(APPLICATION)) {
            List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
            return jars.stream().flatMap(PackagedClassesIT::entries);
        }
    }

    private static Stream<String> entries(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(ZipEntry::getName).filter(name -> name.endsWith(".class")).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
