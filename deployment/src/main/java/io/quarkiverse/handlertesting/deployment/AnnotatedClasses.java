package io.quarkiverse.handlertesting.deployment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;

/** Classes with some annotations, for code that runs before the build has an index. */
final class AnnotatedClasses {

    private AnnotatedClasses() {
    }

    /**
     * Indexes the few classes that name one of the annotations.
     *
     * @param classes the names of the classes. Those that the loader does not find are skipped
     * @param annotations the names of the annotations
     */
    static Index index(Set<String> classes, ClassLoader loader, Set<String> annotations) {
        List<String> internal = annotations.stream().map(name -> name.replace('.', '/')).toList();
        Indexer indexer = new Indexer();
        for (String name : classes) {
            try (InputStream file = loader.getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] type = file == null ? new byte[0] : file.readAllBytes();
                String text = new String(type, ISO_8859_1);
                if (internal.stream().anyMatch(text::contains)) {
                    indexer.index(new ByteArrayInputStream(type));
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return indexer.complete();
    }
}
