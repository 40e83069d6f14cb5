package io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import com.github.tomakehurst.wiremock.common.Errors;
import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.common.JsonException;
import com.github.tomakehurst.wiremock.common.SingleRootFileSource;
import com.github.tomakehurst.wiremock.common.TextFile;
import com.github.tomakehurst.wiremock.standalone.MappingsSource;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappingCollection;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;

/**
 * The stubs of one upstream in files, in WireMock's own layout: {@code mappings} and {@code __files}. They are read once;
 * nothing is written.
 */
public final class StubFiles {

    private final FileSource root;
    private final List<StubMapping> mappings;

    private StubFiles(FileSource root, List<StubMapping> mappings) {
        this.root = root;
        this.mappings = mappings;
    }

    /**
     * Reads the stubs in a directory.
     *
     * @param directory if it does not exist, there are no stubs
     * @throws IllegalStateException if a file cannot be read; the message has its name and line
     */
    public static StubFiles in(Path directory) {
        return in(new SingleRootFileSource(directory.toString()));
    }

    private static StubFiles in(FileSource root) {
        FileSource mappings = root.child("mappings");
        List<StubMapping> read = !mappings.exists() ? List.of()
                : mappings.listFilesRecursively().stream().filter(file -> file.getPath().endsWith(".json"))
                        .flatMap(file -> read(file).stream()).toList();
        return new StubFiles(root, read);
    }

    private static List<StubMapping> read(TextFile file) {
        try {
            StubMappingCollection collection = Json.read(file.readContentsAsString(),
                    StubMappingCollection.class);
            return List.copyOf(collection.getMappingOrMappings());
        } catch (RuntimeException unreadable) {
            throw new IllegalStateException("The stub file " + file.getPath() + " cannot be read: "
                    + reason(unreadable), unreadable);
        }
    }

    /** The reason, with the line if the parser knows it, else with the place in the JSON. */
    private static String reason(RuntimeException unreadable) {
        if (!(unreadable instanceof JsonException json)) {
            return String.valueOf(unreadable.getMessage());
        }
        Errors.Error error = json.getErrors().first();
        String where = error.getSource() == null || error.getSource().getPointer() == null ? ""
                : " (at " + error.getSource().getPointer() + ")";
        return error.getDetail().replaceAll("\\s*\\R\\s*", " ") + where;
    }

    /**
     * The stubs of an upstream in the resources of the tests, else in a jar of their class path. The class loaders of Quarkus
     * also find jars that have no entries for directories. The class loaders of the JDK do not find such jars, and opening each
     * jar at each start would be slow.
     */
    public static StubFiles of(String upstream, ClassLoader loader) {
        String directory = "upstreams/" + upstream;
        List<URL> found = resources(directory, loader);
        return first(found, "file").map(url -> in(Path.of(URI.create(url.toString()))))
                .or(() -> first(found, "jar").map(url -> in(StubJar.of(url))))
                // Pass an empty list: a directory of that name in the working directory must not be read.
                .orElseGet(() -> new StubFiles(new SingleRootFileSource(directory), List.of()));
    }

    /** No stubs. */
    public static StubFiles none() {
        return new StubFiles(new SingleRootFileSource("upstreams"), List.of());
    }

    private static List<URL> resources(String directory, ClassLoader loader) {
        try {
            return Collections.list(loader.getResources(directory));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The class path cannot be searched for " + directory, unreadable);
        }
    }

    private static Optional<URL> first(List<URL> found, String protocol) {
        return found.stream().filter(url -> url.getProtocol().equals(protocol)).findFirst();
    }

    FileSource root() {
        return root;
    }

    /** A copy of the stubs for one WireMock, because WireMock writes an insertion index into each stub. */
    Source source() {
        return new Source(mappings.stream().map(StubMapping::buildJsonStringFor).map(StubMapping::buildFrom).toList());
    }

    /** The stubs, as WireMock loads them. */
    static final class Source implements MappingsSource {

        private final List<StubMapping> mappings;

        private Source(List<StubMapping> mappings) {
            this.mappings = mappings;
        }

        boolean has(StubMapping stub) {
            return mappings.stream().anyMatch(known -> known.getId().equals(stub.getId()));
        }

        @Override
        public void loadMappingsInto(StubMappings stubs) {
            mappings.forEach(stubs::addMapping);
        }

        @Override
        public void save(List<StubMapping> stubs) {
            throw readOnly();
        }

        @Override
        public void save(StubMapping stub) {
            throw readOnly();
        }

        @Override
        public void remove(StubMapping stub) {
            throw readOnly();
        }

        @Override
        public void removeAll() {
            // WireMock.reset() calls it: the files stay.
        }
    }

    static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("Stubs cannot be saved to files here: write the files by hand.");
    }
}
