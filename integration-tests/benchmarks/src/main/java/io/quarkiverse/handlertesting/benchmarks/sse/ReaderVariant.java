package io.quarkiverse.handlertesting.benchmarks.sse;

import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.glassfish.jersey.media.sse.EventInput;
import org.jboss.resteasy.reactive.client.impl.SseEventSourceImpl;
import org.springframework.http.codec.ServerSentEventHttpMessageReader;

import com.launchdarkly.eventsource.EventSource;

import dev.langchain4j.http.client.sse.DefaultServerSentEventParser;
import okhttp3.sse.internal.ServerSentEventReader;

/** The readers that are compared. */
public enum ReaderVariant {

    OURS("ours", OurReader::new, null),
    OKHTTP("okhttp-sse", OkHttpReader::new, ServerSentEventReader.class),
    EVENTSOURCE("okhttp-eventsource", EventSourceReader::new, EventSource.class),
    LANGCHAIN4J("langchain4j", LangChain4jReader::new, DefaultServerSentEventParser.class),
    QUARKUS("Quarkus REST client", QuarkusReader::new, SseEventSourceImpl.class),
    SPRING("Spring", SpringReader::new, ServerSentEventHttpMessageReader.class),
    JERSEY("Jersey", JerseyReader::new, EventInput.class),
    BY_HAND("BufferedReader", HandWrittenReader::new, null),
    /** Not a reader, but the lower bound for all readers. */
    MEMORY_COPY("memory copy", MemoryCopy::new, null);

    private static final Pattern JAR = Pattern.compile(".*-(\\d[^/]*)\\.jar");

    private final String title;
    private final Supplier<StreamReader> factory;
    /** A class of the peer's jar. */
    private final Class<?> sample;

    ReaderVariant(String title, Supplier<StreamReader> factory, Class<?> sample) {
        this.title = title;
        this.factory = factory;
        this.sample = sample;
    }

    /** All variants that report events, ours first. */
    static List<ReaderVariant> readers() {
        return Stream.of(values()).filter(variant -> variant != MEMORY_COPY).toList();
    }

    /** The readers that ours is compared with. */
    static List<ReaderVariant> peers() {
        return readers().stream().filter(variant -> variant != OURS).toList();
    }

    StreamReader create() {
        return factory.get();
    }

    String title() {
        return title;
    }

    /** The title with the version from the reader's jar: {@code Spring 7.0.3} */
    String titleAndVersion() {
        return titleAndVersion(title, sample);
    }

    /**
     * @param sample a class of the reader's jar; {@code null} if it has none of its own
     */
    static String titleAndVersion(String title, Class<?> sample) {
        if (sample == null) {
            return title;
        }
        Matcher jar = JAR.matcher(sample.getProtectionDomain().getCodeSource().getLocation().getPath());
        if (!jar.matches()) {
            throw new IllegalStateException("The jar of " + title + " does not say its version: " + jar);
        }
        return title + " " + jar.group(1);
    }
}
