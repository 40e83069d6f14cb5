package io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import com.github.tomakehurst.wiremock.common.Exceptions;
import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.common.TextFile;

/**
 * A directory in a jar. WireMock's {@code ClasspathFileSource} does not fit: its class loader does not know the jars of a test,
 * and if the jar does not have the directory, it looks in the working directory. This class opens the jar for each read, so
 * that the jar may be rebuilt while tests run. The jar needs no entries for directories.
 */
final class StubJar implements FileSource {

    private final Path jar;
    private final String directory;

    private StubJar(Path jar, String directory) {
        this.jar = jar;
        this.directory = directory;
    }

    /** @param directory the URL that a class loader returns, {@code jar:file:/…/stubs.jar!/upstreams/hub} */
    static StubJar of(URL directory) {
        try {
            JarURLConnection inJar = (JarURLConnection) directory.openConnection();
            return new StubJar(Path.of(inJar.getJarFileURL().toURI()), inJar.getEntryName());
        } catch (IOException | URISyntaxException unreadable) {
            throw new IllegalStateException("The stubs at " + directory + " cannot be read.", unreadable);
        }
    }

    @Override
    public FileSource child(String name) {
        return new StubJar(jar, directory + "/" + name);
    }

    @Override
    public boolean exists() {
        return !listFilesRecursively().isEmpty();
    }

    @Override
    public List<TextFile> listFilesRecursively() {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName)
                    .filter(name -> name.startsWith(directory + "/")).map(name -> (TextFile) new Entry(name)).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The jar " + jar + " cannot be read.", unreadable);
        }
    }

    @Override
    public TextFile getBinaryFileNamed(String name) {
        return getTextFileNamed(name);
    }

    @Override
    public TextFile getTextFileNamed(String name) {
        return new Entry(directory + "/" + name.replaceFirst("^/+", ""));
    }

    @Override
    public String getPath() {
        return getUri().getPath();
    }

    @Override
    public URI getUri() {
        return uri(directory);
    }

    /** {@code jar:/…/stubs.jar!/upstreams/hub}: messages contain its path. */
    private URI uri(String entry) {
        try {
            return new URI("jar", null, jar.toUri().getPath() + "!/" + entry, null);
        } catch (URISyntaxException never) {
            throw new IllegalArgumentException(never);
        }
    }

    @Override
    public void createIfNecessary() {
        // Nothing is written.
    }

    @Override
    public void writeTextFile(String name, String contents) {
        throw StubFiles.readOnly();
    }

    @Override
    public void writeBinaryFile(String name, byte[] contents) {
        throw StubFiles.readOnly();
    }

    @Override
    public void deleteFile(String name) {
        throw StubFiles.readOnly();
    }

    private final class Entry extends TextFile {

        private final String name;

        Entry(String name) {
            super(uri(name));
            this.name = name;
        }

        @Override
        public InputStream getStream() {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                ZipEntry entry = zip.getEntry(name);
                if (entry == null) {
                    throw new FileNotFoundException(getPath());
                }
                return new ByteArrayInputStream(zip.getInputStream(entry).readAllBytes());
            } catch (IOException unreadable) {
                // WireMock recognizes a missing file by this exception; its own file sources throw it in the same way.
                return Exceptions.throwUnchecked(unreadable, InputStream.class);
            }
        }
    }
}
