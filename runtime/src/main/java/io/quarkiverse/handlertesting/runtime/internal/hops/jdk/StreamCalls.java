package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import java.util.Collection;
import java.util.Spliterator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Called in place of {@link Collection#parallelStream()} and {@link StreamSupport#stream(Spliterator, boolean)}. Each task that
 * walks over the elements has the cause of the code that makes the stream. The thread that asks for the result waits for all of
 * them, so none counts as work. {@code parallel()} must return the same stream, so it cannot be followed.
 */
public final class StreamCalls {

    private StreamCalls() {
    }

    public static <T> Stream<T> parallelStream(Collection<T> elements) {
        Stream<T> stream = elements.parallelStream();
        Carried carried = stream.isParallel() ? Carried.here() : null;
        return carried == null ? stream
                : StreamSupport.stream(new CarryingSpliterator<>(stream.spliterator(), carried), true).onClose(stream::close);
    }

    public static <T> Stream<T> stream(Spliterator<T> elements, boolean parallel) {
        Carried carried = parallel && elements != null ? Carried.here() : null;
        return StreamSupport.stream(carried == null ? elements : new CarryingSpliterator<>(elements, carried), parallel);
    }
}
