package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.common.SingleRootFileSource;
import com.github.tomakehurst.wiremock.common.TextFile;
import com.github.tomakehurst.wiremock.global.GlobalSettings;
import com.github.tomakehurst.wiremock.standalone.MappingsSource;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappingCollection;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;

/**
 * The stubs of one upstream that are in files, in WireMock's own layout: {@code mappings} and {@code __files}. They are read
 * once; nothing is written.
 */
final class StubFiles implements MappingsSource {

    private final FileSource root;
    private final List<StubMapping> mappings;

    private StubFiles(FileSource root, List<StubMapping> mappings) {
        this.root = root;
        this.mappings = mappings;
    }

    /**
     * @param directory may be missing: there are none then
     * @throws IllegalStateException if one cannot be read, with file and line
     */
    static StubFiles in(Path directory) {
        FileSource root = new SingleRootFileSource(directory.toString());
        FileSource mappings = root.child("mappings");
        List<StubMapping> read = !Files.isDirectory(directory.resolve("mappings")) ? List.of()
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
                    + MappingErrors.text(unreadable), unreadable);
        }
    }

    /** Those of an upstream in the tests' resources. */
    static StubFiles of(String upstream, ClassLoader loader) {
        URL directory = loader.getResource("upstreams/" + upstream);
        if (directory == null || !directory.getProtocol().equals("file")) {
            return in(Path.of("upstreams", upstream));
        }
        return in(Path.of(URI.create(directory.toString())));
    }

    boolean has(StubMapping stub) {
        return mappings.stream().anyMatch(known -> known.getId().equals(stub.getId()));
    }

    FileSource root() {
        return root;
    }

    GlobalSettings globalSettings() {
        return GlobalSettings.defaults();
    }

    @Override
    public void loadMappingsInto(StubMappings stubs) {
        mappings.forEach(stubs::addMapping);
    }

    @Override
    public void save(List<StubMapping> stubs) {
        refuse();
    }

    @Override
    public void save(StubMapping stub) {
        refuse();
    }

    @Override
    public void remove(StubMapping stub) {
        refuse();
    }

    @Override
    public void removeAll() {
        refuse();
    }

    private static void refuse() {
        throw new UnsupportedOperationException("Stubs are not written to files here: put them there by hand.");
    }
}
